package io.ringfire.app.telegram;

import io.ringfire.adapters.telegram.Update;

/**
 * Who wrote or pressed.
 *
 * @param id that Telegram vouches for
 * @param name that the person chose
 */
record Who(long id, String name) {
    static Who of(Update update) {
        return new Who(update.userId(), Plain.name(update.userName()).strip());
    }

    /** As the journal names him; the id first, since the name may say anything. */
    String by() {
        return Plain.reason("telegram:" + id + "/" + name);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? "user " + id : name;
    }
}
