package org.holdfast.i18n;

/** The screen that shows what is being done. */
public enum JobsText implements Text {
    NOW("jobs.now"),
    NOW_AT("jobs.now-at"),
    NOW_COMMAND("jobs.now-command"),
    MINUTES("jobs.minutes"),
    HOURS("jobs.hours"),
    LAST_MINUTES("jobs.last-minutes"),
    LAST_HOURS("jobs.last-hours"),
    SPAN("jobs.span"),
    ROBOT("jobs.robot"),
    ROBOT_NUMBER("jobs.robot-number"),
    DRIVE("jobs.drive"),
    OF_LIBRARY("jobs.of-library"),
    IDLE("jobs.idle"),
    DOES("jobs.does"),
    MOUNT("jobs.mount"),
    BYTES_SO_FAR("jobs.bytes-so-far"),
    UNTIL("jobs.until"),
    UNTIL_NOW("jobs.until-now"),
    WAY("jobs.way"),
    JOB_NUMBER("jobs.job-number"),
    TIME_LINE("jobs.time-line"),
    QUEUE("jobs.queue"),
    FINISHED("jobs.finished"),
    COUNT("jobs.count"),
    RUNNING("jobs.running"),
    PAUSED("jobs.paused"),
    PERSON("jobs.person"),
    SINCE("jobs.since"),
    PAUSE("jobs.pause"),
    RESUME("jobs.resume"),
    PRIORITY("jobs.priority"),
    CANCEL("jobs.cancel"),
    PAUSE_COMMAND("jobs.pause-command"),
    RESUME_COMMAND("jobs.resume-command"),
    CANCEL_COMMAND("jobs.cancel-command"),
    RAISE_COMMAND("jobs.raise-command"),
    LOWER_COMMAND("jobs.lower-command"),
    CANCEL_TITLE("jobs.cancel-title"),
    CANCEL_CONSEQUENCE("jobs.cancel-consequence"),
    CANCEL_VERB("jobs.cancel-verb");

    private final String key;

    JobsText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
