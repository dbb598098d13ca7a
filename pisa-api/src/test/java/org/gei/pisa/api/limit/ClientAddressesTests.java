package org.gei.pisa.api.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTests {

    private static final ClientAddresses ADDRESSES = new ClientAddresses(
            new ClientAddresses.ProxyProperties(List.of("10.0.0.0/8", "192.168.7.7", "2001:db8:ffff::/48")));

    @ParameterizedTest
    @CsvSource({
        // peer, X-Forwarded-For, client
        "203.0.113.9, , 203.0.113.9",
        "203.0.113.9, 198.51.100.1, 203.0.113.9",
        "10.1.2.3, 198.51.100.1, 198.51.100.1",
        "10.1.2.3, , 10.1.2.3",
        "10.1.2.3, '1.1.1.1, 198.51.100.1', 198.51.100.1",
        "10.1.2.3, '198.51.100.1, 192.168.7.7, 10.9.9.9', 198.51.100.1",
        "10.1.2.3, '198.51.100.1, 192.168.7.8', 192.168.7.8",
        "10.1.2.3, 'somebody.example.org', 10.1.2.3",
        "10.1.2.3, 'x, 10.4.4.4', 10.4.4.4",
        "10.1.2.3, '10.4.4.4', 10.4.4.4",
        "2001:db8:1:2:3:4:5:6, , '2001:db8:1:2:0:0:0:0/64'",
        "2001:db8:1:2:ffff::1, , '2001:db8:1:2:0:0:0:0/64'",
        "2001:db8:ffff:1::1, 2001:db8:9:9::77, '2001:db8:9:9:0:0:0:0/64'",
        "::ffff:203.0.113.9, , 203.0.113.9"
    })
    void onlyTrustedProxiesAreBelieved(String peer, String forwarded, String client) {
        var request =
                MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress(InetAddress.ofLiteral(peer), 1));
        if (forwarded != null) {
            request.header("X-Forwarded-For", forwarded);
        }
        assertThat(ADDRESSES.of(request.build())).isEqualTo(client);
    }

    @Test
    void networksThatAreNoneAreRefusedAtTheStart() {
        for (var wrong : List.of("10.0.0.0/33", "10.0.0.0/-1", "proxy.example.org", "10.0.0/8/8", "")) {
            assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> Network.parse(wrong));
        }
        assertThat(Network.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("203.0.113.9")))
                .isTrue();
        assertThat(Network.parse("0.0.0.0/0").contains(InetAddress.ofLiteral("2001:db8::1")))
                .isFalse();
    }
}
