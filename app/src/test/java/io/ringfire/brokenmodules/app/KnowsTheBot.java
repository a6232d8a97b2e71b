package io.ringfire.brokenmodules.app;

/** Breaks a rule of ModuleArrowsTest: nothing but the service knows the bot. */
public final class KnowsTheBot {
    io.ringfire.app.telegram.TelegramConsole bot;
}
