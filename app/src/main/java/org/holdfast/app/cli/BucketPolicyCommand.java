package org.holdfast.app.cli;

import org.holdfast.app.terminal.ExitStatus;
import org.holdfast.app.words.PlanWords;
import org.holdfast.engine.api.Archive;
import org.holdfast.engine.api.Query;
import org.holdfast.engine.api.Rows;
import org.holdfast.i18n.CommandText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a bucket promises, as a sentence. */
@Command(name = "policy")
final class BucketPolicyCommand extends ArchiveCommand {
    @Parameters(index = "0", paramLabel = "BUCKET", descriptionKey = "cli.option.bucket")
    private String bucket;

    @Mixin
    private JsonOption format;

    BucketPolicyCommand(Context context) {
        super(context);
    }

    @Override
    CommandText help() {
        return CommandText.BUCKET_POLICY;
    }

    @Override
    ExitStatus run() throws Exception {
        try (Archive archive = context().attach()) {
            Rows.Policy policy = archive.ask(new Query.Policy(bucket));
            if (format.json()) {
                context().json(policy);
            } else {
                context().terminal().line(new PlanWords(context().words()).policy(policy));
            }
            return ExitStatus.DONE;
        }
    }
}
