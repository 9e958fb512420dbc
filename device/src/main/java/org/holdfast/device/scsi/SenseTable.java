package org.holdfast.device.scsi;

import static org.holdfast.device.scsi.SenseAction.CARTRIDGE_FULL;
import static org.holdfast.device.scsi.SenseAction.CHIP_SUSPECT;
import static org.holdfast.device.scsi.SenseAction.CLEAN;
import static org.holdfast.device.scsi.SenseAction.CLEANING_FAILED;
import static org.holdfast.device.scsi.SenseAction.COPY_AWAY;
import static org.holdfast.device.scsi.SenseAction.COUNT;
import static org.holdfast.device.scsi.SenseAction.DRIVE_OFFLINE;
import static org.holdfast.device.scsi.SenseAction.FINISH_AND_UNLOAD;
import static org.holdfast.device.scsi.SenseAction.KEY_NEEDED;
import static org.holdfast.device.scsi.SenseAction.LIBRARY_OFFLINE;
import static org.holdfast.device.scsi.SenseAction.LOAD_FAILED;
import static org.holdfast.device.scsi.SenseAction.LOAD_NEEDED;
import static org.holdfast.device.scsi.SenseAction.MEDIUM_INCOMPATIBLE;
import static org.holdfast.device.scsi.SenseAction.MEDIUM_READ_ONLY;
import static org.holdfast.device.scsi.SenseAction.MEDIUM_SUSPECT;
import static org.holdfast.device.scsi.SenseAction.MEDIUM_WRITE_ENDED;
import static org.holdfast.device.scsi.SenseAction.NORMAL_FLOW;
import static org.holdfast.device.scsi.SenseAction.NO_MEDIUM;
import static org.holdfast.device.scsi.SenseAction.OPERATOR;
import static org.holdfast.device.scsi.SenseAction.QUARANTINE;
import static org.holdfast.device.scsi.SenseAction.RECOVER_END;
import static org.holdfast.device.scsi.SenseAction.REIDENTIFY;
import static org.holdfast.device.scsi.SenseAction.REPLAN;
import static org.holdfast.device.scsi.SenseAction.REREAD_ADDRESSES;
import static org.holdfast.device.scsi.SenseAction.REREAD_SETTINGS;
import static org.holdfast.device.scsi.SenseAction.RESCAN;
import static org.holdfast.device.scsi.SenseAction.RESTORE_STATE;
import static org.holdfast.device.scsi.SenseAction.RETRY_ONCE;
import static org.holdfast.device.scsi.SenseAction.RETRY_ONCE_THEN_OFFLINE;
import static org.holdfast.device.scsi.SenseAction.REWIND;
import static org.holdfast.device.scsi.SenseAction.STOP;
import static org.holdfast.device.scsi.SenseAction.UNLOCK;
import static org.holdfast.device.scsi.SenseAction.UNSUPPORTED;
import static org.holdfast.device.scsi.SenseAction.WAIT;
import static org.holdfast.device.scsi.SenseAction.WRITES_IN_DOUBT;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What to do about sense data: rows, of which the first that holds counts; the last rows catch
 * every key. Keys and codes are SPC-4's (4.5.6, annex F), the actions follow what LTFS does.
 *
 * <p>Thread rule: pure functions.
 */
public final class SenseTable {
    private static final int ANY = -1;

    private static final List<SenseRow> ROWS = List.of(
            row("012", 0x00, 0x17, CLEAN, "cleaning wanted or in progress"),
            row("1", 0x82, 0x82, CLEAN, "cleaning wanted (vendor)"),
            row("1", 0x5D, 0x00, COPY_AWAY, "failure predicted"),
            row("1", 0x82, 0x52, COPY_AWAY, "degraded medium (vendor)"),
            row("2", 0x04, 0x00, 0x01, WAIT, "not ready, becoming ready"),
            row("2", 0x04, 0x02, LOAD_NEEDED, "LOAD wanted"),
            row("2", 0x04, 0x03, OPERATOR, "a person is wanted"),
            row("23", 0x04, 0x10, CHIP_SUSPECT, "cartridge memory out of reach"),
            row("3", 0x11, 0x12, CHIP_SUSPECT, "cartridge memory unreadable"),
            row("2", 0x04, 0x12, DRIVE_OFFLINE, "offline"),
            row("2", 0x04, 0x04, 0x0F, WAIT, "format, operation or self-test running"),
            row("2", 0x04, 0x00, 0xFF, WAIT, "not ready yet"),
            row("2", 0x30, 0x03, WAIT, "cleaning cartridge at work"),
            row("23", 0x30, 0x07, CLEANING_FAILED, "cleaning failed"),
            row("2", 0x3A, 0x00, 0xFF, NO_MEDIUM, "no medium"),
            row("25", 0x3B, 0x11, 0x12, LIBRARY_OFFLINE, "magazine out of reach or removed"),
            row("2", 0x3E, 0x00, WAIT, "configuring itself"),
            row("2", 0x4C, 0x00, 0xFF, DRIVE_OFFLINE, "configuring itself failed"),
            row("234", 0x53, 0x00, 0x01, LOAD_FAILED, "load, unload or thread failure"),
            row("234", 0x53, 0x04, LOAD_FAILED, "load, unload or thread failure"),
            row("3", 0x0C, 0x00, 0xFF, MEDIUM_WRITE_ENDED, "write error"),
            row("3", 0x03, 0x02, MEDIUM_WRITE_ENDED, "excessive write errors"),
            row("3", 0x50, 0x00, 0xFF, MEDIUM_WRITE_ENDED, "write append error"),
            row("3", 0x51, 0x00, 0xFF, MEDIUM_WRITE_ENDED, "erase failure"),
            row("38", 0x14, 0x03, RECOVER_END, "end of data not found"),
            row("3", 0x11, 0x00, 0xFF, MEDIUM_SUSPECT, "unrecovered read error"),
            row("3", 0x14, 0x00, 0xFF, MEDIUM_SUSPECT, "block or mark not found"),
            row("3", 0x30, 0x00, 0x02, MEDIUM_INCOMPATIBLE, "unknown or other format"),
            row("5", 0x30, 0x00, MEDIUM_INCOMPATIBLE, "medium does not fit the drive"),
            row("57", 0x30, 0x05, MEDIUM_INCOMPATIBLE, "cannot be written by this drive"),
            row("3", 0x31, 0x00, 0x01, QUARANTINE, "format corrupt or failed"),
            row("347", 0x52, 0x00, QUARANTINE, "cartridge fault"),
            row("4", 0x15, 0x01, RETRY_ONCE_THEN_OFFLINE, "mechanical positioning error"),
            row("4", 0x3B, 0x00, RETRY_ONCE_THEN_OFFLINE, "positioning error"),
            row("4", 0x3B, 0x08, RETRY_ONCE_THEN_OFFLINE, "position lost"),
            row("4", 0x10, 0x01, RETRY_ONCE_THEN_OFFLINE, "block protection does not match"),
            row("5", 0x20, 0x00, UNSUPPORTED, "unknown command"),
            row("5", 0x24, 0x00, UNSUPPORTED, "invalid field in command"),
            row("5", 0x25, 0x00, UNSUPPORTED, "no such logical unit"),
            row("5", 0x26, 0x00, UNSUPPORTED, "invalid field in parameters"),
            row("5", 0x21, 0x01, REREAD_ADDRESSES, "no such element"),
            row("5", 0x2C, 0x00, STOP, "command sequence error"),
            row("5", 0x3B, 0x0D, 0x0E, REPLAN, "destination full or source empty"),
            row("5", 0x3B, 0x0C, REWIND, "not at the beginning"),
            row("5", 0x53, 0x01, 0x03, UNLOCK, "drive holds the cartridge"),
            row("6", 0x28, 0x00, REIDENTIFY, "medium may have changed"),
            row("6", 0x28, 0x01, RESCAN, "mail slot used"),
            row("6", 0x29, 0x00, 0xFF, RESTORE_STATE, "power on or reset"),
            row("6", 0x2A, 0x03, 0x05, STOP, "another host changed the reservation"),
            row("6", 0x2A, 0x11, 0x12, RESTORE_STATE, "encryption parameters changed"),
            row("6", 0x2A, 0x00, 0xFF, REREAD_SETTINGS, "settings changed"),
            row("6", 0x3B, 0x13, RESCAN, "magazine inserted"),
            row("6", 0x3F, 0x00, 0xFF, RESCAN, "the device's data changed"),
            row("6", 0x5A, 0x01, FINISH_AND_UNLOAD, "removal wanted"),
            row("6", ANY, 0x00, 0xFF, RETRY_ONCE, "unit attention"),
            row("7", 0x27, 0x00, 0xFF, MEDIUM_READ_ONLY, "write protected"),
            row("7", 0x26, 0x10, KEY_NEEDED, "decryption key missing or wrong"),
            row("7", 0x74, 0x00, 0xFF, KEY_NEEDED, "encryption: key missing or wrong"),
            row("7", 0x30, 0x0C, 0x0D, STOP, "WORM medium would be overwritten"),
            row("7", 0x50, 0x01, STOP, "write at a place that only takes appends"),
            row("7", 0x5A, 0x02, STOP, "overwrite wants permission"),
            row("8", 0x00, 0x05, NORMAL_FLOW, "end of data"),
            row("0", ANY, 0x00, 0xFF, NORMAL_FLOW, "no error"),
            row("1", ANY, 0x00, 0xFF, COUNT, "recovered"),
            row("2", ANY, 0x00, 0xFF, OPERATOR, "not ready"),
            row("3", ANY, 0x00, 0xFF, MEDIUM_SUSPECT, "medium error"),
            row("4", ANY, 0x00, 0xFF, DRIVE_OFFLINE, "hardware error"),
            row("5", ANY, 0x00, 0xFF, STOP, "illegal request"),
            row("7", ANY, 0x00, 0xFF, STOP, "data protect"),
            row("8", ANY, 0x00, 0xFF, MEDIUM_SUSPECT, "blank check"),
            row("B", ANY, 0x00, 0xFF, RETRY_ONCE, "aborted"),
            row("D", ANY, 0x00, 0xFF, CARTRIDGE_FULL, "end of the medium"),
            row("E", ANY, 0x00, 0xFF, MEDIUM_SUSPECT, "comparison failed"),
            row("F", ANY, 0x00, 0xFF, NORMAL_FLOW, "completed"),
            row("9AC", ANY, 0x00, 0xFF, STOP, "vendor's, obsolete or unknown"));

    private SenseTable() {
    }

    /** Every row, the most particular ones first. */
    public static List<SenseRow> rows() {
        return ROWS;
    }

    /** What sense data asks for; deferred errors put writes in doubt whatever else they say. */
    public static SenseAction classify(SenseData sense) {
        return sense.deferred() ? WRITES_IN_DOUBT : rowOf(sense).action();
    }

    /** The row that holds; there is one for every key from 0 to 15. */
    public static SenseRow rowOf(SenseData sense) {
        for (SenseRow row : ROWS) {
            if (row.holdsFor(sense)) {
                return row;
            }
        }
        throw new IllegalArgumentException("sense key " + sense.key());
    }

    private static SenseRow row(String keys, int asc, int qualifier, SenseAction action,
            String meaning) {
        return row(keys, asc, qualifier, qualifier, action, meaning);
    }

    private static SenseRow row(String keys, int asc, int first, int last, SenseAction action,
            String meaning) {
        return new SenseRow(keys(keys), asc, first, last, action, meaning);
    }

    /** Each character is a key in hexadecimal. */
    private static Set<Integer> keys(String digits) {
        return IntStream.range(0, digits.length())
                .mapToObj(i -> Character.digit(digits.charAt(i), 16))
                .collect(Collectors.toUnmodifiableSet());
    }
}
