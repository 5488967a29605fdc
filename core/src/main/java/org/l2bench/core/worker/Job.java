package org.l2bench.core.worker;

import java.util.Collection;
import java.util.Optional;
import org.l2bench.core.experiment.ArtifactInputs;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.TrialInputs;
import org.l2bench.core.record.RunFolder;

/** What a lane of the pool gives to its worker, and the events that it causes. */
sealed interface Job {
    String id();

    String device();

    /** Name of the part of the experiment. */
    String part();

    /** Version of the code that does it. */
    String code();

    /** Ids of the artifacts that must be in the store before it can start. */
    Collection<String> needs();

    Request request(RunFolder folder, DataRoot data);

    void started(RunListener listener);

    void progress(RunListener listener, long done, long total);

    void noted(RunListener listener, String line);

    void retried(RunListener listener, String cause);

    void ended(RunListener listener, double seconds, Optional<String> failure);

    /** Another process has done it. */
    void doneElsewhere(RunListener listener);

    /** Builds an artifact. */
    record Building(ArtifactInputs artifact) implements Job {
        @Override
        public String id() {
            return artifact.id();
        }

        @Override
        public String device() {
            return artifact.device();
        }

        @Override
        public String part() {
            return artifact.part();
        }

        @Override
        public String code() {
            return artifact.code();
        }

        @Override
        public void doneElsewhere(RunListener listener) {
            listener.builtElsewhere(artifact);
        }

        @Override
        public Collection<String> needs() {
            return artifact.needs().values();
        }

        @Override
        public Request request(RunFolder folder, DataRoot data) {
            return new Request.Build(artifact, folder.path(), data);
        }

        @Override
        public void started(RunListener listener) {
            listener.building(artifact);
        }

        @Override
        public void progress(RunListener listener, long done, long total) {
            listener.buildProgress(artifact, done, total);
        }

        @Override
        public void noted(RunListener listener, String line) {
            listener.buildNoted(artifact, line);
        }

        @Override
        public void retried(RunListener listener, String cause) {
            listener.rebuilding(artifact, cause);
        }

        @Override
        public void ended(RunListener listener, double seconds, Optional<String> failure) {
            listener.built(artifact, seconds, failure);
        }
    }

    /** Runs a trial. */
    record Running(TrialInputs trial, Collection<String> needs) implements Job {
        @Override
        public String id() {
            return trial.id();
        }

        @Override
        public String device() {
            return trial.device();
        }

        @Override
        public String part() {
            return trial.part();
        }

        @Override
        public String code() {
            return trial.code();
        }

        @Override
        public void doneElsewhere(RunListener listener) {
            listener.endedElsewhere(trial);
        }

        @Override
        public Request request(RunFolder folder, DataRoot data) {
            return new Request.Run(trial, folder.path(), data);
        }

        @Override
        public void started(RunListener listener) {
            listener.started(trial);
        }

        @Override
        public void progress(RunListener listener, long done, long total) {
            listener.progress(trial, done, total);
        }

        @Override
        public void noted(RunListener listener, String line) {
            listener.noted(trial, line);
        }

        @Override
        public void retried(RunListener listener, String cause) {
            listener.retried(trial, cause);
        }

        @Override
        public void ended(RunListener listener, double seconds, Optional<String> failure) {
            listener.ended(trial, seconds, failure);
        }
    }
}
