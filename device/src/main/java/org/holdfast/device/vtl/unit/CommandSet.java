package org.holdfast.device.vtl.unit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The commands of a unit, by operation code or by operation code and service action. */
final class CommandSet {
    /** Operation codes that carry a service action in bits 4-0 of byte 1. */
    private static final Set<Integer> WITH_ACTION = Set.of(0xA3, 0xA4, 0x5E, 0x5F);

    /**
     * A command in the set.
     *
     * @param code operation code times 256 plus service action, 0 where there is none
     * @param timeoutSeconds the recommended time-out
     * @param command what it does
     */
    record Entry(int code, int timeoutSeconds, Command command) {
        int operation() {
            return code >> 8;
        }

        int action() {
            return code & 0xFF;
        }

        boolean hasAction() {
            return WITH_ACTION.contains(operation());
        }

        /** Bytes of the CDB, from the operation code's group. */
        int cdbLength() {
            return switch (operation() >> 5) {
                case 0 -> 6;
                case 1, 2 -> 10;
                case 5 -> 12;
                default -> 16;
            };
        }
    }

    private final Map<Integer, Entry> entries = new TreeMap<>();

    CommandSet on(int operation, int timeoutSeconds, Command command) {
        return on(operation, 0, timeoutSeconds, command);
    }

    CommandSet on(int operation, int action, int timeoutSeconds, Command command) {
        int code = operation << 8 | action;
        entries.put(code, new Entry(code, timeoutSeconds, command));
        return this;
    }

    /** The command, or null; an unknown service action throws 5/24/00. */
    Entry find(Cdb cdb) throws CheckCondition {
        int action = WITH_ACTION.contains(cdb.operation()) ? cdb.u8(1) & 0x1F : 0;
        Entry found = entries.get(cdb.operation() << 8 | action);
        if (found == null && entries.values().stream()
                .anyMatch(e -> e.operation() == cdb.operation())) {
            throw CheckCondition.invalidField();
        }
        return found;
    }

    Optional<Entry> entry(int operation, int action) {
        return Optional.ofNullable(entries.get(operation << 8 | action));
    }

    Iterable<Entry> all() {
        return entries.values();
    }
}
