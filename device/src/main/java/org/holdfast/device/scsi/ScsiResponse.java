package org.holdfast.device.scsi;

/**
 * What a device answered.
 *
 * @param status the status byte
 * @param sense the sense data as sent, empty when there was none
 * @param transferred bytes of data moved by this command
 */
public record ScsiResponse(ScsiStatus status, byte[] sense, int transferred) {

    /** A command that ended well. */
    public static ScsiResponse good(int transferred) {
        return new ScsiResponse(ScsiStatus.GOOD, new byte[0], transferred);
    }
}
