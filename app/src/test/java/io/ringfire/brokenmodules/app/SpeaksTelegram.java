package io.ringfire.brokenmodules.app;

/** Breaks a rule of ModuleArrowsTest: chats are spoken to from one package of the adapters. */
public final class SpeaksTelegram {
    com.pengrad.telegrambot.TelegramBot bot;
}
