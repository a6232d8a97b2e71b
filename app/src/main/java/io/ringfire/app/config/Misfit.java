package io.ringfire.app.config;

/** A text is not what its key may hold. The message continues "'text' …", such as "is out of range". */
final class Misfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
        super(message);
    }
}
