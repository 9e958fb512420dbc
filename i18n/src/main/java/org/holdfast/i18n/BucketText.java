package org.holdfast.i18n;

/** The screen of the buckets. */
public enum BucketText implements Text {
    OBJECTS("bucket.objects"),
    FOLDERS("bucket.folders"),
    FLAT("bucket.flat"),
    TURN_FLAT("bucket.turn-flat"),
    UP("bucket.up"),
    NEW_BUCKET("bucket.new-bucket"),
    COLUMN_NAME("bucket.column-name"),
    COLUMN_SIZE("bucket.column-size"),
    COLUMN_CHANGED("bucket.column-changed"),
    COLUMN_STATE("bucket.column-state"),
    ROWS("bucket.rows"),
    SELECTED("bucket.selected"),
    NOTHING_HERE("bucket.nothing-here"),
    LOST("bucket.lost"),
    DEGRADED("bucket.degraded"),
    RESTORING("bucket.restoring"),
    STAGED("bucket.staged"),
    WRITING("bucket.writing"),
    AWAY("bucket.away"),
    SAFE("bucket.safe"),
    FOLDER_LOST("bucket.folder-lost"),
    FOLDER_DEGRADED("bucket.folder-degraded"),
    FOLDER_RESTORING("bucket.folder-restoring"),
    FOLDER_STAGED("bucket.folder-staged"),
    FOLDER_WRITING("bucket.folder-writing"),
    FOLDER_AWAY("bucket.folder-away"),
    FOLDER_SAFE("bucket.folder-safe"),
    FOLDER_SIZE("bucket.folder-size"),
    OBJECT_SIZE("bucket.object-size"),
    COPIES("bucket.copies"),
    NO_COPY("bucket.no-copy"),
    COPY_ON("bucket.copy-on"),
    COPY_NOT_COUNTED("bucket.copy-not-counted"),
    BLOCK("bucket.block"),
    BLOCK_OF_PART("bucket.block-of-part"),
    DIGEST("bucket.digest"),
    COPY_DIGEST("bucket.copy-digest"),
    VERSIONS("bucket.versions"),
    VERSION_CURRENT("bucket.version-current"),
    VERSION_HIDDEN("bucket.version-hidden"),
    VERSION_OLDER("bucket.version-older"),
    AND_MORE("bucket.and-more"),
    FROM_SOURCE("bucket.from-source"),
    CREATED("bucket.created"),
    OWNER("bucket.owner"),
    GROUP_OF("bucket.group-of"),
    MODE("bucket.mode"),
    LINKS_TO("bucket.links-to"),
    RESTORE("bucket.restore"),
    RESTORE_TITLE("bucket.restore-title"),
    RESTORE_OLDER("bucket.restore-older"),
    RESTORE_PLAN("bucket.restore-plan"),
    RESTORE_STAGED("bucket.restore-staged"),
    RESTORE_INTO("bucket.restore-into"),
    MOUNTED_AT("bucket.mounted-at"),
    PERSON_BRINGS("bucket.person-brings"),
    ONCE_LOADED("bucket.once-loaded"),
    RESTORE_BEGUN("bucket.restore-begun"),
    RESTORED("bucket.restored"),
    DELETE("bucket.delete"),
    DELETED("bucket.deleted"),
    BROUGHT_BACK("bucket.brought-back"),
    DELETE_QUESTION("bucket.delete-question"),
    DELETE_FOR_EVER("bucket.delete-for-ever"),
    DELETE_DO("bucket.delete-do"),
    DROP_INTO("bucket.drop-into"),
    COUNTING("bucket.counting"),
    COUNTED("bucket.counted"),
    COUNTED_SO_FAR("bucket.counted-so-far"),
    TAKING_IN("bucket.taking-in"),
    TAKEN_IN("bucket.taken-in"),
    ACCEPTED("bucket.accepted");

    private final String key;

    BucketText(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
