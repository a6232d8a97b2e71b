package io.ringfire.adapters.file;

/** Why a row was refused. Part of the import's report, so the labels are a contract. */
public enum Refusal {
    /** A price cell holds nothing. */
    EMPTY("empty"),
    /** A price is not plain decimal text: letters, a plus sign, an exponent, a point without digits on both sides. */
    NOT_A_NUMBER("notANumber"),
    /** A price is zero or negative. */
    NOT_POSITIVE("notPositive"),
    /** A price is above {@link PriceParser#MAX_POINTS}. */
    OUT_OF_RANGE("outOfRange"),
    /** A price lies further than 10^-9 from a multiple of 10^-digits. */
    OFF_GRID("offGrid"),
    /** A time does not parse, does not exist, or lies outside 1970…2199. */
    BAD_TIME("badTime"),
    /** A volume is negative, not a number, or above {@link PriceParser#MAX_POINTS} micro-lots. */
    BAD_VOLUME("badVolume"),
    /** A bar's spread is not a whole number of points from zero up. */
    BAD_SPREAD("badSpread"),
    /** A row has fewer columns than its format or header. */
    MISSING_COLUMN("missingColumn"),
    /** A row has more columns than its format or header. */
    EXTRA_COLUMN("extraColumn"),
    /** A quoted cell does not end, or goes on after its closing quote. */
    BAD_QUOTING("badQuoting"),
    /** A line is longer than 4,096 bytes. */
    LINE_TOO_LONG("lineTooLong"),
    /** A row names a pair that is not the symbol of the request. */
    OTHER_SYMBOL("otherSymbol"),
    /** A tick names one side before its file has named the other. */
    NO_SIDE_YET("noSideYet"),
    /** A tick names neither bid nor ask. */
    NO_QUOTE("noQuote"),
    /** A bar's time is in the bid file or in the ask file only. */
    UNPAIRED_BAR("unpairedBar");

    private final String label;

    Refusal(String label) {
        this.label = label;
    }

    /** The reason as reports write it, in camel case. */
    public String label() {
        return label;
    }
}
