package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's page in a real browser, on a service that trades a simulated terminal: what a person sees, clicks and types. With
 * {@code -Dringfire.screenshots=DIR} it leaves pictures there.
 */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class PageTest {
    @TempDir
    static Path directory;

    private static LiveRig rig;
    private static Chromium browser;
    private static String address;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                Chromium.find().isPresent(),
                "there is no Chromium on this machine: the page was not tested (Debian: apt-get install chromium)");
        rig = new LiveRig(directory);
        address = "http://127.0.0.1:" + LiveRig.freePort();
        Path config = rig.config();
        Files.writeString(
                config,
                Files.readString(config)
                                .replace("fire: auto", "fire: manual")
                                .replace(
                                        "console: {http: 127.0.0.1:0}", "console: {http: " + address.substring(7) + "}")
                                .replace("risk: {", "risk: {signalExpiryMs: 60000, ")
                        + "strategies:\n"
                        + "  - {id: quick, name: ema-cross, bars: 2-tick-mid, fast: 2, slow: 3, quantity: 0.10, stopPoints: 500, "
                        + "symbols: [EURUSD]}\n");
        rig.market.isMoving = true;
        rig.hasUsualLimits = true; // what a page asks for must fit into them
        rig.startService();
        rig.startTerminal(false);
        rig.awaitFresh();
        browser = Chromium.start(directory, 1440, 900);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (rig != null) {
            rig.close();
        }
    }

    /** Each test begins as a new visitor does. */
    @BeforeEach
    void visit() throws IOException {
        browser.size(1440, 900, false);
        browser.scheme("light");
        browser.show(address + "/demo");
        browser.evaluate("sessionStorage.clear()");
        browser.show(address + "/#token=" + token(Role.VIEW));
        browser.until("document.body.dataset.link === 'live'");
        browser.forgetComplaints();
    }

    private static String token(Role role) throws IOException {
        return OperatorTokens.read(OperatorAccess.tokens(directory.resolve("data")), role)
                .orElseThrow();
    }

    @Test
    void shouldShowALiveEngineWithoutAskingAnybodyElseAndWithoutAComplaint() throws IOException {
        browser.until("document.querySelectorAll('#quotes tbody tr').length === 2");
        browser.until("document.querySelectorAll('#chart svg .body').length > 0");
        assertEquals("LIVE", browser.text("#mode"));
        assertTrue(browser.text("#sessions").contains(LiveRig.ACCOUNT), browser.text("#sessions"));
        assertTrue(browser.text("#flow").contains("ticks/s"), browser.text("#flow"));
        assertFalse(browser.evaluate("location.href").asText().contains("token"), "the token is out of the address");
        for (String url : browser.requested()) {
            assertTrue(url.startsWith(address) || url.equals("about:blank"), url);
        }
        picture("page-live");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void shouldAskForATokenAndSayThatOneIsWrong() {
        browser.evaluate("sessionStorage.clear()");
        browser.show(address + "/demo");
        browser.show(address + "/");
        browser.until("document.activeElement?.id === 'view-token'");
        browser.type("0123456789012345678901234567890123456789");
        browser.press("Enter");
        browser.until("document.getElementById('sign-in-problem').textContent.includes('not known')");
        assertEquals("Not connected", browser.text("#verdict-word"));
        assertEquals("lost", browser.evaluate("document.body.dataset.link").asText());
    }

    @Test
    void shouldFireASignalThatWaitsAndSayFilledWhenTheTerminalDid() throws IOException {
        browser.until("document.querySelectorAll('#missions tbody button').length > 0");
        browser.click("#missions tbody button.primary");
        browser.until("document.getElementById('ask').open");
        fill("#ask-by", "Ada");
        fill("#ask-token", token(Role.TRADE));
        picture("page-fire");
        browser.click("#ask-ok");
        browser.until("document.querySelector('#commands li')?.textContent.includes('202: in the journal, accepted')");
        browser.until(
                "document.querySelector('#commands li .then')?.textContent.includes('FILLED by the terminal at')");
        browser.until("document.querySelector('#fires tbody').textContent.includes('filled')");
        picture("page-filled");
        assertEquals(List.of(), browser.complaints());
    }

    /** One of a symbol that no strategy trades: none closes it first. */
    @Test
    void shouldCloseAPositionByItsButton() throws IOException {
        assertEquals(202, rig.fire("GBPUSD", null).status());
        String row =
                "[...document.querySelectorAll('#positions tbody tr')].find(each => each.textContent.includes('GBPUSD'))";
        browser.until(row);
        browser.evaluate(row + ".querySelector('button').id = 'close-it'");
        browser.click("#close-it");
        fill("#ask-by", "Ada");
        fill("#ask-token", token(Role.TRADE));
        browser.click("#ask-ok");
        browser.until(
                "document.querySelector('#commands li .then')?.textContent.includes('closed: the position is gone')");
        browser.click("#halt");
        assertFalse(browser.isShown("#ask-token"), "the token is asked for once");
        browser.press("Escape");
        assertEquals(List.of(), browser.complaints());
    }

    /** Seen failing with a page that calls a command done at the answer 202, and with one that sends an acknowledgement more than a name. */
    @Test
    void shouldHaltWithAReasonAndResume() throws IOException {
        browser.click("#halt");
        fill("#ask-by", "Ada");
        fill("#ask-token", token(Role.TRADE));
        browser.click("#ask-ok");
        assertTrue(
                browser.evaluate("document.getElementById('ask').open").asBoolean(),
                "without a reason nothing is sent");
        fill("#ask-why", "stop");
        browser.press("Enter");
        browser.until("document.getElementById('verdict').dataset.tone === 'bad'");
        browser.until("document.getElementById('verdict-word').textContent === 'HALTED'");
        browser.until("document.querySelector('#commands li .then')?.textContent.includes('HALTED')");
        assertTrue(browser.evaluate("document.getElementById('halt').disabled").asBoolean());
        picture("page-halted");
        browser.until("document.querySelector('#alerts tbody').textContent.includes('tradingHalted')");
        browser.evaluate(
                "[...document.querySelectorAll('#alerts tbody tr')].find(each => "
                        + "each.textContent.includes('tradingHalted') && each.textContent.includes('nobody')).querySelector('button').id = 'ack-it'");
        browser.click("#ack-it");
        assertFalse(browser.isShown("#ask-why"), "a name says it all");
        browser.click("#ask-ok");
        browser.until("document.querySelector('#commands li').textContent.includes('acknowledged by Ada')");
        browser.until("[...document.querySelectorAll('#alerts tbody tr')].some(each => "
                + "each.textContent.includes('tradingHalted') && each.textContent.includes('acknowledged by Ada'))");
        browser.click("#resume");
        fill("#ask-why", "enough");
        browser.click("#ask-ok");
        browser.until("!document.getElementById('verdict-word').textContent.includes('HALTED')");
        assertEquals(List.of(), browser.complaints());
    }

    /** Seen failing with a page that sends another share, and with a top line that does not tell of shares. */
    @Test
    void shouldGiveEntriesAShareOfTheirSizeAndAllOfItAgain() throws IOException {
        browser.click("#size");
        fill("#ask-by", "Ada");
        fill("#ask-why", "news");
        fill("#ask-token", token(Role.TRADE));
        fill("#ask-percent", "101");
        browser.click("#ask-ok");
        assertTrue(browser.evaluate("document.getElementById('ask').open").asBoolean(), "there is nothing above 100");
        fill("#ask-percent", "50");
        browser.click("#ask-ok");
        browser.until("document.querySelector('#commands li .then')?.textContent.includes('entries of all get 50 %')");
        browser.until(
                "document.getElementById('verdict-list').textContent.includes('entries of all get 50 % of their size, by Ada')");
        browser.click("#size");
        fill("#ask-why", "over");
        fill("#ask-percent", "100");
        browser.click("#ask-ok");
        browser.until("!document.getElementById('verdict-list').textContent.includes('of their size')");
        assertEquals(List.of(), browser.complaints());
    }

    /** The token to view commands nothing, and a person hears why. */
    @Test
    void shouldSayThatATokenToViewMayNotCommand() throws IOException {
        browser.click("#halt");
        fill("#ask-by", "Ada");
        fill("#ask-why", "try");
        fill("#ask-token", token(Role.VIEW));
        browser.click("#ask-ok");
        browser.until("document.getElementById('ask-problem').textContent.includes('Nothing was done')");
        assertTrue(browser.evaluate("document.getElementById('ask').open").asBoolean());
    }

    @Test
    void shouldBeUsableByKeyboardAlone() {
        browser.evaluate("document.body.focus()");
        for (int i = 0;
                i < 8
                        && !browser.evaluate("document.activeElement?.id === 'halt'")
                                .asBoolean();
                i++) {
            browser.press("Tab");
        }
        assertEquals("halt", browser.evaluate("document.activeElement.id").asText());
        assertTrue(
                browser.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
                        .asBoolean(),
                "what has the focus is seen to have it");
        browser.press("Enter");
        browser.until(
                "document.getElementById('ask').open && document.getElementById('ask').contains(document.activeElement)");
        browser.press("Escape");
        browser.until("!document.getElementById('ask').open");
        assertEquals(
                0,
                browser.evaluate("[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).length")
                        .asInt(),
                "every field has a label");
        assertEquals(
                0,
                browser.evaluate("[...document.querySelectorAll('button')].filter(e => !e.textContent.trim()).length")
                        .asInt());
    }

    @Test
    void shouldFitAPhoneAndReadInTheDark() throws IOException {
        String paper = browser.evaluate("getComputedStyle(document.body).backgroundColor")
                .asText();
        browser.size(390, 844, true);
        browser.until("document.documentElement.scrollWidth <= 390");
        assertTrue(browser.isShown("#halt"), "the halt button is at hand");
        picture("page-phone");
        browser.scheme("dark");
        browser.until("getComputedStyle(document.body).backgroundColor !== '" + paper + "'");
        picture("page-phone-dark");
        browser.size(1440, 900, false);
        picture("page-dark");
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void shouldShowRawMessagesOfTheWebSocket() throws IOException {
        browser.show(address + "/demo");
        browser.evaluate("document.getElementById('symbols').value = 'EURUSD'");
        fill("#token", token(Role.VIEW));
        browser.click("#connect");
        browser.until("document.getElementById('console').textContent.includes('{\"subscribed\":[\"EURUSD\"]}')");
        browser.until("document.getElementById('console').textContent.includes('{\"tick\":{\"symbol\":\"EURUSD\"')");
        assertEquals(List.of(), browser.complaints());
    }

    /** Seen failing with a page that shows the last dashboard on and on. */
    @Test
    void shouldTurnRedWhenTheEngineIsKilledAndLiveAgainWhenItIsBack() throws Exception {
        rig.service.kill();
        browser.until("document.body.dataset.link === 'lost'");
        assertTrue(browser.text("#link-text").startsWith("NOT LIVE"), browser.text("#link-text"));
        assertEquals(
                "bad",
                browser.evaluate("document.getElementById('verdict').dataset.tone")
                        .asText());
        assertEquals("Unknown", browser.text("#verdict-word"));
        assertTrue(browser.evaluate("document.getElementById('halt').disabled").asBoolean());
        assertEquals(
                "no",
                browser.evaluate(
                                "getComputedStyle(document.body).getPropertyValue('--ok') === getComputedStyle(document.body)"
                                        + ".getPropertyValue('--off') ? 'no' : 'still green'")
                        .asText());
        assertTrue(browser.evaluate("document.querySelector('main td button:enabled') === null")
                .asBoolean());
        picture("page-lost");
        rig.startService();
        rig.awaitFresh();
        browser.until("document.body.dataset.link === 'live'");
        browser.until("document.querySelector('#sessions tbody').textContent.includes('fresh')");
    }

    private static void fill(String selector, String text) {
        browser.click(selector);
        browser.evaluate("document.querySelector(" + Chromium.quoted(selector) + ").select()");
        browser.type(text);
    }

    private static void picture(String name) throws IOException {
        String folder = System.getProperty("ringfire.screenshots", "");
        if (!folder.isEmpty()) {
            browser.screenshot(Path.of(folder, name + ".png"));
        }
    }
}
