/**
 * Socket.IO, protocol 5 on Engine.IO 4, as far as clients of version 3 and 4 need it: text, the namespace {@code /}, long polling and
 * WebSocket. It knows no HTTP server: whoever has one hands over requests and frames ({@link io.ringfire.adapters.socketio.Poll},
 * {@link io.ringfire.adapters.socketio.Frames}).
 *
 * <pre>
 * request, frame ─► SocketIo ─► Connection ─► Events ─► CommandPort
 *                      │            ▲
 *                      └─ look ─► StateBoard ◄─ PublishedState
 * </pre>
 */
package io.ringfire.adapters.socketio;
