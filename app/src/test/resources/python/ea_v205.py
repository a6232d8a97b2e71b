"""A terminal of version 2.05 on libzmq, for the integration test: an own reading of the protocol in another language.

Reads a command as the EA does: at most 4,096 bytes, the first literal '"key":', no escapes. Says on stdout what it read, a line
each; ends, with a DISCONNECT, when its stdin is closed.
"""
import sys
import threading
import time

import zmq

COMMANDS, MARKET, CONFIRMATIONS, UUID, LOGIN, SERVER = sys.argv[1:7]
SERVER_KEY = sys.argv[7] if len(sys.argv) > 7 else ""
NODE = "NODE_%s_%d" % (LOGIN, int(time.time() * 1000) % 4294967296)
CHART = "EURUSD"
PRICES = {
    "EURUSD": (1.10000, 5), "GBPUSD": (1.27000, 5), "USDJPY": (149.800, 3), "USDCHF": (0.88300, 5), "AUDUSD": (0.65700, 5),
    "USDCAD": (1.35900, 5), "NZDUSD": (0.60800, 5), "EURJPY": (162.500, 3), "GBPJPY": (190.500, 3), "EURGBP": (0.85300, 5),
    "EURCHF": (0.95800, 5), "AUDJPY": (98.400, 3), "XAUUSD": (2330.00, 2), "XAGUSD": (27.400, 3), "CADJPY": (110.200, 3),
}
positions = {}
next_ticket = 900001


def broker_time():
    return time.strftime("%Y.%m.%d %H:%M:%S", time.gmtime(time.time() + 3 * 3600))


def literal_text(frame, key):
    at = frame.find('"%s":"' % key)
    if at < 0:
        return ""
    at += len(key) + 4
    return frame[at:frame.find('"', at)]


def literal_number(frame, key):
    at = frame.find('"%s":' % key)
    if at < 0:
        return ""
    at += len(key) + 3
    end = at
    while frame[end] not in ",}]":
        end += 1
    return frame[at:end]


def connect(context, kind, endpoint):
    socket = context.socket(kind)
    if SERVER_KEY:
        public, secret = zmq.curve_keypair()
        socket.curve_publickey = public
        socket.curve_secretkey = secret
        socket.curve_serverkey = SERVER_KEY.encode()
    socket.setsockopt(zmq.LINGER, 500)
    if kind == zmq.DEALER:
        socket.setsockopt(zmq.IDENTITY, UUID[:-1].encode())
    socket.connect(endpoint)
    return socket


def say(*words):
    print(*words, flush=True)


def main():
    global next_ticket
    context = zmq.Context()
    dealer = connect(context, zmq.DEALER, COMMANDS)
    market = connect(context, zmq.PUSH, MARKET)
    answers = connect(context, zmq.PUSH, CONFIRMATIONS)
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()

    def money():
        return '"currency":"USD","balance":10000.00,"equity":10000.00,"leverage":500,"margin":0.00,"free_margin":10000.00,"margin_level":0.00'

    dealer.send_string('{"type":"HELLO","target_uuid":"%s","node_id":"%s","account_login":"%s","broker":"%s","company":"A "B" Ltd",'
                       '"terminal":"MetaTrader 5",%s,"symbols":15,"version":"2.05","timestamp":"%s"}'
                       % (UUID, NODE, LOGIN, SERVER, money(), broker_time()))
    market.send_string('{"type":"handshake","deployment_mode":"universal_dealer","node_id":"%s","user_uuid":"%s","account":%s,"broker":"A "B" Ltd",'
                       '"server":"%s","chart_symbol":"%s","monitored_symbols":15,"symbol_list":"%s",%s,"version":"2.05","socket_type":"DEALER","timestamp":"%s"}'
                       % (NODE, UUID, LOGIN, SERVER, CHART, ",".join(PRICES), money(), broker_time()))
    say("NODE", NODE)
    last_second = last_beat = 0
    while not ended.is_set():
        now = int(time.time())
        if now != last_second:
            last_second = now
            for symbol, (price, digits) in PRICES.items():
                point = 10.0 ** -digits
                market.send_string('{"type":"TICK","node_id":"%s","user_uuid":"%s","symbol":"%s","bid":%.*f,"ask":%.*f,"spread":10.0,"volume":0,"timestamp":"%s"}'
                                   % (NODE, UUID, symbol, digits, price + now % 3 * point, digits, price + (now % 3 + 10) * point, broker_time()))
        if now - last_beat >= 2:
            last_beat = now
            dealer.send_string('{"type":"HEARTBEAT","target_uuid":"%s","node_id":"%s",%s,"ticks_processed":1,"timestamp":"%s"}' % (UUID, NODE, money(), broker_time()))
            market.send_string('{"type":"heartbeat","node_id":"%s","user_uuid":"%s","account":%s,"currency":"USD","balance":10000.00,"equity":10000.00,"leverage":500,'
                               '"free_margin":10000.00,"margin_level":0.00,"symbols_monitored":15,"ticks_processed":1,"socket_type":"DEALER","timestamp":"%s"}'
                               % (NODE, UUID, LOGIN, broker_time()))
        try:
            frame = dealer.recv(zmq.NOBLOCK)[:4096].decode("latin-1")
        except zmq.Again:
            time.sleep(0.02)
            continue
        target = literal_text(frame, "target_uuid")
        if target and target != UUID:
            continue
        kind = literal_text(frame, "type")
        tail = '"account":%s,"currency":"USD","balance":10000.00,"equity":10000.00,"free_margin":10000.00,"margin_level":0.00,"timestamp":"%s"' % (LOGIN, broker_time())
        who = '"node_id":"%s","user_uuid":"%s"' % (NODE, UUID)
        if kind == "fire":
            symbol = literal_text(frame, "symbol")
            direction = literal_text(frame, "direction")
            say("FIRE", literal_text(frame, "fire_id"), symbol, direction, literal_number(frame, "lot"),
                literal_number(frame, "sl"), literal_number(frame, "tp"), "hybrid" in frame, " " in frame)
            price = PRICES[symbol][0] + (10 * 10.0 ** -PRICES[symbol][1] if direction == "BUY" else 0)
            positions[next_ticket] = symbol
            answers.send_string('{"type":"confirmation","command_type":"fire","fire_id":"%s",%s,"status":"success","ticket":%d,"price":%.5f,"lot":%.2f,'
                                '"message":"Trade executed successfully via DEALER",%s}'
                                % (literal_text(frame, "fire_id"), who, next_ticket, price, float(literal_number(frame, "lot")), tail))
            next_ticket += 1
        elif kind == "close_ticket":
            ticket = int(literal_number(frame, "ticket"))
            say("CLOSE", ticket)
            found = positions.pop(ticket, None)
            answers.send_string('{"type":"close_confirmation","command_type":"close_ticket",%s,"status":"%s","ticket":%d,"close_price":0.00000,"lot":0.10,"message":"%s",%s}'
                                % (who, "success" if found else "failed", ticket, "Position closed successfully" if found else "Position not found", tail))
        elif kind == "ping":
            answers.send_string('{"type":"pong","ping_id":"%s",%s,"timestamp":"%s"}' % (literal_text(frame, "ping_id"), who, broker_time()))
    market.send_string('{"type":"DISCONNECT","deployment_mode":"universal_dealer","node_id":"%s","user_uuid":"%s","symbols_monitored":15,"ticks_processed":1,'
                       '"socket_type":"DEALER","timestamp":"%s"}' % (NODE, UUID, broker_time()))
    for socket in (dealer, market, answers):
        socket.close()
    context.term()


main()
