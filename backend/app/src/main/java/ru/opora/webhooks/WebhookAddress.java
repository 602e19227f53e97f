package ru.opora.webhooks;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a subscriber may name. A name may come to another machine at each look-up, so what it comes to is
 * judged again when it is called, by {@link #isInner}.
 */
public final class WebhookAddress {

    private static final int IPV4 = 4;
    private static final int FIRST_FREE_PORT = 1024;

    /** Wholes of IPv6 that are not called: documentation, Teredo, translation by RFC 8215 and by SIIT. */
    private static final List<byte[]> LEFT_OUT = Stream.of(
                    "20010db8", "20010000", "0064ff9b0001", "0000000000000000ffff0000")
            .map(HexFormat.of()::parseHex)
            .toList();

    private WebhookAddress() {}

    /** The code of what is wrong with an address; null when nothing is. */
    static @Nullable String fault(String text, WebhookProperties allowed) {
        URI address;
        try {
            address = new URI(text);
        } catch (URISyntaxException unreadable) {
            return "WRONG_FORMAT";
        }
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            return "WRONG_FORMAT";
        }
        if (address.getHost() == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
            return "WRONG_FORMAT";
        }
        if (scheme.equals("http") && !allowed.allowHttp()) {
            return "NOT_ENCRYPTED";
        }
        if (allowed.allowPrivateNetworks()) {
            return null;
        }
        if (!isOfWeb(address.getPort())) {
            return "FORBIDDEN_PORT";
        }
        return namesInner(address.getHost()) ? "FORBIDDEN_ADDRESS" : null;
    }

    /** Not the port of mail, of shells or of another service of the system. */
    private static boolean isOfWeb(int port) {
        return port == -1 || port == 80 || port == 443 || port >= FIRST_FREE_PORT;
    }

    /** Whether no look-up is needed to know that it is not the outside. */
    private static boolean namesInner(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        if (name.equals("localhost")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal")) {
            return true;
        }
        InetAddress literal = NetUtil.createInetAddressFromIpAddressString(name);
        return literal != null && isInner(literal);
    }

    /** Whether it is this machine, its network, or no single machine of the open internet at all. */
    public static boolean isInner(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address
                ? isInnerOf4(bytes)
                : address instanceof Inet6Address && isInnerOf6(bytes);
    }

    /** RFC 6890: this network, shared address space, protocol assignments, documentation, benchmarks, reserved. */
    private static boolean isInnerOf4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return first == 0
                || first == 100 && second >= 64 && second < 128
                || first == 192 && second == 0 && (third == 0 || third == 2)
                || first == 198 && (second == 18 || second == 19)
                || first == 198 && second == 51 && third == 100
                || first == 203 && second == 0 && third == 113
                || first >= 240;
    }

    /**
     * Unique local addresses, and addresses of the other kind inside: mapped, compatible, translated (64:ff9b::/96) and
     * 6to4 ones are what they hold. Those of other ways of translating (64:ff9b:1::/48, Teredo, ::ffff:0:0:0/96) hold it
     * where it cannot be told from here, so none of them is the outside.
     */
    private static boolean isInnerOf6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if ((first & 0xfe) == 0xfc || LEFT_OUT.stream().anyMatch(prefix -> begins(bytes, prefix))) {
            return true;
        }
        if (first == 0x20 && second == 0x02) {
            return isInner(of4(bytes, 2));
        }
        boolean translated = first == 0 && second == 0x64 && (bytes[2] & 0xff) == 0xff && (bytes[3] & 0xff) == 0x9b;
        boolean zeros = allZero(bytes, 0, 10);
        return (translated || zeros) && isInner(of4(bytes, bytes.length - IPV4));
    }

    private static boolean begins(byte[] bytes, byte[] prefix) {
        return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static boolean allZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress of4(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + IPV4));
        } catch (java.net.UnknownHostException never) {
            throw new IllegalStateException("Four bytes are an address", never);
        }
    }
}
