package org.gei.pisa.api.limit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// From where a request comes. What `X-Forwarded-For` says is believed of trusted proxies only, from right
/// to left: the first address that is not of a trusted proxy is the client, and what stands left of it
/// anybody may have written.
@Component
class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int NETWORK_BYTES = 8;

    private final List<Network> trusted;

    ClientAddresses(ProxyProperties proxies) {
        this.trusted = proxies.trustedProxies().stream().map(Network::parse).toList();
    }

    /// @param trustedProxies addresses or networks, such as `10.0.0.0/8`
    @ConfigurationProperties("pisa.api")
    record ProxyProperties(@DefaultValue List<String> trustedProxies) {
        ProxyProperties {
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /// The address as text; of an IPv6 address its first 64 bits, of which a client may have any number of
    /// addresses.
    String of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var peer = remote == null ? null : remote.getAddress();
        return peer == null ? "unknown" : text(client(peer, request));
    }

    private InetAddress client(InetAddress peer, ServerHttpRequest request) {
        var client = peer;
        var forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .toList();
        for (int i = forwarded.size() - 1; i >= 0 && isTrusted(client); i--) {
            var before = address(forwarded.get(i).strip());
            if (before == null) {
                break;
            }
            client = before;
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(network -> network.contains(address));
    }

    /// Null for what is no address; a name is not looked up.
    private static @Nullable InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static String text(InetAddress address) {
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        try {
            var network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 2 * NETWORK_BYTES);
            return InetAddress.getByAddress(network).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 bytes are an address", e);
        }
    }
}
