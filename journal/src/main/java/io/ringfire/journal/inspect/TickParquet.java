package io.ringfire.journal.inspect;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.journal.layout.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes ticks as a Parquet file with the columns of {@link TickCsv}, by way of a DuckDB database in a directory beside the file,
 * so that memory stays bounded whatever their number. Prices and volumes are doubles, each the one nearest to the
 * exact decimal. One thread. The file is there once {@link #finish} returned.
 */
public final class TickParquet implements TickRows.Sink, AutoCloseable {
    private static final String MEMORY_LIMIT = "256MB";
    private static final String SELECT = "SELECT timeNs, symbol, bidPoints / pow(10, digits) AS bid, "
            + "askPoints / pow(10, digits) AS ask, bidMicroLots / 1e6 AS bidVolume, askMicroLots / 1e6 AS askVolume, flags "
            + "FROM ticks";

    private final Path file;
    private final Path workDirectory;
    private final DuckDBConnection database;
    private final DuckDBAppender appender;

    /** @param file to write; replaced when it is there */
    public TickParquet(Path file) {
        this.file = file.toAbsolutePath();
        this.workDirectory = newWorkDirectory(this.file);
        boolean opened = false;
        try {
            database = DriverManager.getConnection("jdbc:duckdb:" + workDirectory.resolve("ticks.db"))
                    .unwrap(DuckDBConnection.class);
            prepare(database);
            appender = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "ticks");
            opened = true;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (!opened) {
                Disk.deleteTree(workDirectory);
            }
        }
    }

    private static Path newWorkDirectory(Path file) {
        try {
            return Files.createTempDirectory(file.getParent(), ".parquet");
        } catch (IOException e) {
            throw new JournalException("cannot write beside " + file + ": " + e, e);
        }
    }

    private static void prepare(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET memory_limit = '" + MEMORY_LIMIT + "'");
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE ticks (timeNs BIGINT, symbol VARCHAR, digits INTEGER, bidPoints BIGINT, "
                    + "askPoints BIGINT, bidMicroLots BIGINT, askMicroLots BIGINT, flags INTEGER)");
        }
    }

    @Override
    public void onTick(TickRows.Instrument instrument, TickDecoder tick) {
        try {
            appender.beginRow();
            appender.append(tick.venueNs());
            appender.append(instrument.symbol());
            appender.append(instrument.digits());
            appender.append(tick.bidPoints());
            appender.append(tick.askPoints());
            appender.append(tick.bidVolumeMicroLots());
            appender.append(tick.askVolumeMicroLots());
            appender.append(tick.flags());
            appender.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes the file. */
    public void finish() {
        try {
            appender.close();
            try (Statement statement = database.createStatement()) {
                statement.execute("COPY (" + SELECT + ") TO '" + file.toString().replace("'", "''")
                        + "' (FORMAT PARQUET, COMPRESSION ZSTD)");
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private JournalException failed(SQLException cause) {
        return new JournalException("cannot write " + file + ": " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            Disk.deleteTree(workDirectory);
        }
    }
}
