package io.ringfire.adapters.mt5;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A network in CIDR notation, such as {@code 10.1.0.0/16} or {@code fd00::/8}; a bare address is a network of one. */
final class Cidr {
    private final byte[] network;
    private final int prefixBits;

    private Cidr(byte[] network, int prefixBits) {
        this.network = network;
        this.prefixBits = prefixBits;
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9a-fA-F:.]+")) {
            throw new IllegalArgumentException(text + " is no network; write it as 10.1.0.0/16");
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > bytes.length * 8) {
                throw new IllegalArgumentException(
                        text + " has a prefix of " + bits + " bits; at most " + bytes.length * 8 + " are possible");
            }
            return new Cidr(bytes, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no network; write it as 10.1.0.0/16", e);
        }
    }

    boolean contains(String address) {
        byte[] bytes;
        try {
            bytes = address.matches("[0-9a-fA-F:.]+")
                    ? InetAddress.getByName(address).getAddress()
                    : new byte[0];
        } catch (UnknownHostException e) {
            return false;
        }
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if ((bytes[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
                return false;
            }
        }
        return true;
    }
}
