package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16,10.1.255.3,true",
        "10.1.0.0/16,10.2.0.1,false",
        "127.0.0.1,127.0.0.1,true",
        "127.0.0.1,127.0.0.2,false",
        "0.0.0.0/0,203.0.113.9,true",
        "10.0.0.0/9,10.127.0.1,true",
        "10.0.0.0/9,10.128.0.1,false",
        "fd00::/8,fd12::1,true",
        "fd00::/8,10.0.0.1,false",
        "10.1.0.0/16,not-an-address,false"
    })
    void shouldSayWhetherANetworkHoldsAnAddress(String network, String address, boolean expected) {
        assertEquals(expected, Cidr.parse(network).contains(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1"})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertThrows(IllegalArgumentException.class, () -> Cidr.parse(text));
    }
}
