package org.gei.pisa.api.limit;

import java.math.BigInteger;
import java.net.InetAddress;

/// Addresses that begin with the same bits, as in `10.0.0.0/8`.
///
/// @param bits how many
record Network(InetAddress address, int bits) {

    /// An address, or an address and a number of bits.
    ///
    /// @throws IllegalArgumentException for anything else; names are not looked up
    static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int longest = address.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? longest : Integer.parseInt(text, slash + 1, text.length(), 10);
        if (bits < 0 || bits > longest) {
            throw new IllegalArgumentException(
                    "network: expected at most " + longest + " bits, but got " + bits + " in " + text);
        }
        return new Network(address, bits);
    }

    boolean contains(InetAddress other) {
        int length = address.getAddress().length;
        return other.getAddress().length == length && prefix(other).equals(prefix(address));
    }

    private BigInteger prefix(InetAddress of) {
        var bytes = of.getAddress();
        return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - bits);
    }
}
