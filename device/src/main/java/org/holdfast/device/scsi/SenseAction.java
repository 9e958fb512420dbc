package org.holdfast.device.scsi;

/** What sense data asks the owner of a device to do. */
public enum SenseAction {
    /** Marks, ends, early warnings: part of reading and writing. */
    NORMAL_FLOW,
    /** It went well at last: count it, go on. */
    COUNT,
    /** Finish the job, then clean the drive. */
    CLEAN,
    /** The cartridge is getting bad: copy what is on it, retire it. */
    COPY_AWAY,
    /** On its way: ask again every second or two. */
    WAIT,
    /** Send LOAD. */
    LOAD_NEEDED,
    /** A person has to do something. */
    OPERATOR,
    /** The memory chip cannot be read: go on read-only, flag the cartridge. */
    CHIP_SUSPECT,
    /** The cleaning did not work: another cleaning cartridge; twice, and the drive is offline. */
    CLEANING_FAILED,
    /** No cartridge in the drive; after a move the load has failed. */
    NO_MEDIUM,
    /** Retry once; again, and the cartridge is suspect and the drive offline. Never force. */
    LOAD_FAILED,
    /** The cartridge ends here: read-only, write the object again on another one. */
    MEDIUM_WRITE_ENDED,
    /** Position again and read again, at most three times; then another drive, another copy. */
    MEDIUM_SUSPECT,
    /** Another generation or an unknown format: eject, note that the two do not fit. */
    MEDIUM_INCOMPATIBLE,
    /** Neither read nor write it any more until a person has looked. */
    QUARANTINE,
    /** The cartridge must not be written: note it as read-only. */
    MEDIUM_READ_ONLY,
    /** No drive work any more until a person has looked. */
    DRIVE_OFFLINE,
    /** Part or all of the robot is out of reach; rescan when it reports a change. */
    LIBRARY_OFFLINE,
    /** Try once more; again, and the device is offline. */
    RETRY_ONCE_THEN_OFFLINE,
    /** Try once more from where the tape really is. */
    RETRY_ONCE,
    /** The device does not know this: remember, do without, never repeat. */
    UNSUPPORTED,
    /** The element does not exist: read the assignment page and the inventory anew. */
    REREAD_ADDRESSES,
    /** Full or empty where it should not be: read both elements anew, plan anew. */
    REPLAN,
    /** Not where the command needs it to be: rewind. */
    REWIND,
    /** The drive holds the cartridge: unload there, clear the prevention. */
    UNLOCK,
    /** Another cartridge may be there: find out which, before any write. */
    REIDENTIFY,
    /** The robot's inventory or the devices have changed: read them anew. */
    RESCAN,
    /** Reset: position, modes, keys, prevention are gone; rewind and verify the label. */
    RESTORE_STATE,
    /** Mode or log settings were changed by somebody: read them anew. */
    REREAD_SETTINGS,
    /** The operator wants the cartridge: finish and unload. */
    FINISH_AND_UNLOAD,
    /** The key is missing or wrong: not the medium's fault. */
    KEY_NEEDED,
    /** The end of data is missing, as after a power cut: recover it before use. */
    RECOVER_END,
    /** The cartridge is full. */
    CARTRIDGE_FULL,
    /** An earlier buffered write failed: everything that was not flushed is in doubt. */
    WRITES_IN_DOUBT,
    /** Another host has taken the device, or we did something wrong: stop, say what. */
    STOP
}
