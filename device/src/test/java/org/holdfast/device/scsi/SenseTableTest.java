package org.holdfast.device.scsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenseTableTest {

    private static SenseData sense(String code) {
        String[] p = code.split("/");
        return SenseData.of(Integer.parseInt(p[0], 16), Integer.parseInt(p[1], 16),
                Integer.parseInt(p[2], 16));
    }

    @ParameterizedTest
    @CsvSource({
        "0/00/01,NORMAL_FLOW", "0/00/02,NORMAL_FLOW", "0/00/04,NORMAL_FLOW",
        "8/00/05,NORMAL_FLOW", "0/00/07,NORMAL_FLOW", "F/00/00,NORMAL_FLOW",
        "0/00/17,CLEAN", "1/00/17,CLEAN", "1/82/82,CLEAN", "2/00/17,CLEAN",
        "1/17/01,COUNT", "1/5D/00,COPY_AWAY", "1/82/52,COPY_AWAY",
        "2/04/00,WAIT", "2/04/01,WAIT", "2/04/02,LOAD_NEEDED", "2/04/03,OPERATOR",
        "2/04/04,WAIT", "2/04/07,WAIT", "2/04/09,WAIT", "2/04/0A,WAIT", "2/04/11,WAIT",
        "2/04/10,CHIP_SUSPECT", "3/04/10,CHIP_SUSPECT", "3/11/12,CHIP_SUSPECT",
        "2/04/12,DRIVE_OFFLINE", "2/30/03,WAIT", "2/30/07,CLEANING_FAILED",
        "3/30/07,CLEANING_FAILED", "2/3A/00,NO_MEDIUM", "2/3A/01,NO_MEDIUM",
        "2/3A/02,NO_MEDIUM", "2/3A/04,NO_MEDIUM", "2/3B/11,LIBRARY_OFFLINE",
        "2/3B/12,LIBRARY_OFFLINE", "5/3B/11,LIBRARY_OFFLINE", "5/3B/12,LIBRARY_OFFLINE",
        "2/3E/00,WAIT", "2/4C/00,DRIVE_OFFLINE", "2/53/00,LOAD_FAILED", "3/53/00,LOAD_FAILED",
        "4/53/00,LOAD_FAILED", "4/53/01,LOAD_FAILED", "3/53/04,LOAD_FAILED",
        "2/99/99,OPERATOR", "3/0C,MEDIUM_WRITE_ENDED", "3/03/02,MEDIUM_WRITE_ENDED",
        "3/50/00,MEDIUM_WRITE_ENDED", "3/51/00,MEDIUM_WRITE_ENDED", "3/11/00,MEDIUM_SUSPECT",
        "3/14/00,MEDIUM_SUSPECT", "3/14/03,RECOVER_END", "8/14/03,RECOVER_END",
        "3/30/00,MEDIUM_INCOMPATIBLE", "3/30/02,MEDIUM_INCOMPATIBLE",
        "5/30/00,MEDIUM_INCOMPATIBLE", "5/30/05,MEDIUM_INCOMPATIBLE",
        "7/30/05,MEDIUM_INCOMPATIBLE", "3/31/00,QUARANTINE", "3/31/01,QUARANTINE",
        "3/52/00,QUARANTINE", "4/52/00,QUARANTINE", "7/52/00,QUARANTINE",
        "4/15/01,RETRY_ONCE_THEN_OFFLINE", "4/3B/08,RETRY_ONCE_THEN_OFFLINE",
        "4/3B/00,RETRY_ONCE_THEN_OFFLINE", "4/10/01,RETRY_ONCE_THEN_OFFLINE",
        "4/40/01,DRIVE_OFFLINE", "4/44/00,DRIVE_OFFLINE", "4/03/00,DRIVE_OFFLINE",
        "4/09/00,DRIVE_OFFLINE", "4/41/00,DRIVE_OFFLINE", "5/20/00,UNSUPPORTED",
        "5/24/00,UNSUPPORTED", "5/26/00,UNSUPPORTED", "5/25/00,UNSUPPORTED",
        "5/21/01,REREAD_ADDRESSES", "5/2C/00,STOP", "5/3B/0D,REPLAN", "5/3B/0E,REPLAN",
        "5/3B/0C,REWIND", "5/53/01,UNLOCK", "5/53/02,UNLOCK", "5/53/03,UNLOCK", "5/80/00,STOP",
        "6/28/00,REIDENTIFY", "6/28/01,RESCAN", "6/29/00,RESTORE_STATE",
        "6/29/04,RESTORE_STATE", "6/2A/01,REREAD_SETTINGS", "6/2A/02,REREAD_SETTINGS",
        "6/2A/10,REREAD_SETTINGS", "6/2A/03,STOP", "6/2A/05,STOP", "6/2A/11,RESTORE_STATE",
        "6/2A/12,RESTORE_STATE", "6/3B/13,RESCAN", "6/3F/01,RESCAN", "6/3F/02,RESCAN",
        "6/3F/03,RESCAN", "6/3F/05,RESCAN", "6/3F/0E,RESCAN", "6/5A/01,FINISH_AND_UNLOAD",
        "6/99/00,RETRY_ONCE", "7/27/00,MEDIUM_READ_ONLY", "7/30/0C,STOP", "7/30/0D,STOP",
        "7/50/01,STOP", "7/5A/02,STOP", "7/26/10,KEY_NEEDED", "7/74/01,KEY_NEEDED",
        "7/74/05,KEY_NEEDED", "7/99/00,STOP", "8/99/00,MEDIUM_SUSPECT", "9/00/00,STOP",
        "A/00/00,STOP", "B/47/00,RETRY_ONCE", "C/00/00,STOP", "D/00/02,CARTRIDGE_FULL",
        "E/1D/00,MEDIUM_SUSPECT", "3/99/00,MEDIUM_SUSPECT"})
    void actionOf(String code, SenseAction action) {
        String full = code.length() == 4 ? code + "/00" : code;
        assertEquals(action, SenseTable.classify(sense(full)));
    }

    @Test
    void everyRowIsReachedByItsOwnCodes() {
        for (SenseRow row : SenseTable.rows()) {
            Set<SenseRow> reached = new HashSet<>();
            for (int key : row.keys()) {
                for (int asc = 0; asc <= 0xFF; asc++) {
                    for (int q = row.firstQualifier(); q <= row.lastQualifier(); q++) {
                        if (row.asc() < 0 || row.asc() == asc) {
                            reached.add(SenseTable.rowOf(SenseData.of(key, asc, q)));
                        }
                    }
                }
            }
            assertTrue(reached.contains(row), row.toString());
        }
    }

    @Test
    void everyCodeHasAnAction() {
        for (int key = 0; key <= 0xF; key++) {
            for (int code = 0; code <= 0xFFFF; code++) {
                SenseData s = SenseData.of(key, code >> 8, code & 0xFF);
                assertTrue(SenseTable.rowOf(s).holdsFor(s));
            }
        }
        assertThrows(IllegalArgumentException.class,
                () -> SenseTable.rowOf(SenseData.of(16, 0, 0)));
    }

    @Test
    void deferredErrorsPutWritesInDoubtWhateverTheySay() {
        assertEquals(SenseAction.WRITES_IN_DOUBT, SenseTable.classify(
                new SenseData(1, 0x17, 1, false, false, false, 0, false, true)));
    }
}
