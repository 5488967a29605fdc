package org.l2bench.testkit;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.l2bench.core.worker.NativeLibraries;
import org.l2bench.core.worker.WorkerLaunch;

/** Before the first test: libtorch comes from where workers have it, not from where two test JVMs would both unpack it. */
public final class SharedLibraries implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        NativeLibraries.useHere(WorkerLaunch.userCache(System.getenv(), Path.of(System.getProperty("user.home"))));
    }
}
