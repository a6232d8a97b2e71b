package io.ringfire.engine.ledger;

import io.ringfire.engine.order.Proof;

/** Open positions, oldest first. Bounded, pooled. */
public final class PositionTable {
    /** Most positions that may be open at once. */
    public static final int CAPACITY = 4_096;

    private final Position[] positions = new Position[CAPACITY];
    private int count;
    private long lastSerial;

    PositionTable() {
        for (int i = 0; i < CAPACITY; i++) {
            positions[i] = new Position();
        }
    }

    /** Number of positions. */
    public int count() {
        return count;
    }

    /** The position at a place, 0 the oldest. */
    public Position at(int index) {
        return positions[index];
    }

    /** The position with an id on an account, null when it is not open. */
    public Position find(int accountId, long positionId) {
        for (int i = 0; i < count; i++) {
            if (positions[i].positionId == positionId && positions[i].accountId == accountId) {
                return positions[i];
            }
        }
        return null;
    }

    Position add() {
        if (count == CAPACITY) {
            throw new IllegalStateException("more than " + CAPACITY + " open positions");
        }
        Position position = positions[count++];
        position.quantityMicroLots = 0;
        position.openedMicroLots = 0;
        position.openValue = 0;
        position.heldValue = 0;
        position.closedMicroLots = 0;
        position.closeValue = 0;
        position.commissionMicros = 0;
        position.swapMicros = 0;
        position.profitMicros = 0;
        position.openProfitMicros = 0;
        position.stopPoints = 0;
        position.targetPoints = 0;
        position.proof = Proof.NONE;
        position.serial = ++lastSerial;
        return position;
    }

    void remove(Position position) {
        int index = 0;
        while (positions[index] != position) {
            index++;
        }
        System.arraycopy(positions, index + 1, positions, index, count - index - 1);
        positions[--count] = position;
    }
}
