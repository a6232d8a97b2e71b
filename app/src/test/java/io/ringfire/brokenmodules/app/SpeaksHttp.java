package io.ringfire.brokenmodules.app;

/** Speaks HTTP and Chronicle by itself. */
public final class SpeaksHttp {
    java.net.http.HttpClient http;
    net.openhft.chronicle.queue.ChronicleQueue queue;
}
