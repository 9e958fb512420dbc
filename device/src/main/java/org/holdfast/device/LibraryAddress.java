package org.holdfast.device;

import java.util.Objects;

/**
 * Where a library is: what a person types and the home remembers.
 *
 * <p>Forms: {@code virtual:DIR}, {@code sg:/dev/sg3}, {@code iscsi://host[:port]/iqn/lun},
 * {@code serial:/dev/ttyS0}.
 */
public sealed interface LibraryAddress {

    /** The form that {@link #parse} reads. */
    String text();

    /**
     * A virtual library.
     *
     * @param directory the path of its directory, as typed
     */
    record Virtual(String directory) implements LibraryAddress {
        /** Checks that there is a path. */
        public Virtual {
            path("virtual:DIR", directory);
        }

        @Override
        public String text() {
            return "virtual:" + directory;
        }
    }

    /**
     * A device of this computer behind the kernel's SCSI generic driver.
     *
     * @param device its node, an absolute path
     */
    record Local(String device) implements LibraryAddress {
        /** Checks that it is an absolute path. */
        public Local {
            absolute("sg:/dev/sg3", device);
        }

        @Override
        public String text() {
            return "sg:" + device;
        }
    }

    /**
     * A logical unit behind iSCSI.
     *
     * @param host name or number of the host; an IPv6 number is in brackets
     * @param port TCP port, 1 to 65,535
     * @param target name of the target, such as {@code iqn.2024-01.org.example:library}
     * @param lun logical unit number, 0 to 16,383
     */
    record Iscsi(String host, int port, String target, int lun) implements LibraryAddress {
        /** The port that RFC 7143 gives to iSCSI. */
        public static final int PORT = 3260;
        /** The highest LUN of flat addressing (SAM-5 4.7). */
        public static final int MAX_LUN = 16_383;

        /** Checks the ranges. */
        public Iscsi {
            if (!host.matches("[0-9A-Za-z._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]")) {
                throw wrong("iscsi://host/iqn/lun", "no host in '" + host + "'");
            }
            if (port < 1 || port > 0xFFFF) {
                throw wrong("iscsi://host:port/iqn/lun", "port " + port);
            }
            if (!target.matches("(iqn|eui|naa)\\.[0-9A-Za-z.:_-]{1,219}")) {
                throw wrong("iscsi://host/iqn/lun", "no target name in '" + target + "'");
            }
            if (lun < 0 || lun > MAX_LUN) {
                throw wrong("iscsi://host/iqn/lun", "LUN " + lun);
            }
        }

        @Override
        public String text() {
            return "iscsi://" + host + (port == PORT ? "" : ":" + port) + "/" + target + "/" + lun;
        }
    }

    /**
     * A robot on a serial line.
     *
     * @param port the name of the line, such as {@code /dev/ttyS0} or {@code COM3}
     */
    record Serial(String port) implements LibraryAddress {
        /** Checks that there is a name. */
        public Serial {
            path("serial:/dev/ttyS0", port);
        }

        @Override
        public String text() {
            return "serial:" + port;
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException when it has none of the forms; the message says which part
     *     is wrong and how it should look
     */
    static LibraryAddress parse(String text) {
        Objects.requireNonNull(text);
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = text.substring(colon + 1);
        return switch (scheme) {
            case "virtual" -> new Virtual(rest);
            case "sg" -> new Local(rest);
            case "iscsi" -> iscsi(rest);
            case "serial" -> new Serial(rest);
            default -> throw new IllegalArgumentException("'" + text + "' is not the address of a "
                    + "library: it begins with virtual:, sg:, iscsi:// or serial:");
        };
    }

    private static LibraryAddress iscsi(String rest) {
        String[] parts = rest.split("/", -1);
        if (parts.length != 5 || !parts[0].isEmpty() || !parts[1].isEmpty()) {
            throw wrong("iscsi://host/iqn/lun", "'iscsi:" + rest + "'");
        }
        String host = parts[2];
        int port = Iscsi.PORT;
        int colon = host.lastIndexOf(':');
        if (colon >= 0 && colon > host.indexOf(']')) {
            port = number("port", host.substring(colon + 1));
            host = host.substring(0, colon);
        }
        return new Iscsi(host, port, parts[3], number("LUN", parts[4]));
    }

    private static int number(String what, String digits) {
        if (!digits.matches("[0-9]{1,5}")) {
            throw wrong("iscsi://host/iqn/lun", what + " '" + digits + "'");
        }
        return Integer.parseInt(digits);
    }

    private static void absolute(String form, String value) {
        path(form, value);
        if (!value.startsWith("/")) {
            throw wrong(form, "'" + value + "' is not an absolute path");
        }
    }

    private static void path(String form, String value) {
        if (value.isBlank() || value.indexOf('\0') >= 0) {
            throw wrong(form, "no path in '" + value + "'");
        }
    }

    private static IllegalArgumentException wrong(String form, String why) {
        return new IllegalArgumentException("not of the form " + form + ": " + why);
    }
}
