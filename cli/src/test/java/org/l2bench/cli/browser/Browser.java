package org.l2bench.cli.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window and without a network, by the driver that the system has; nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final int HEIGHT = 800;

    /** Commands of the protocol go by name here, so that Selenium's classes for one version of Chromium are not missed. */
    private static final Logger PROTOCOL = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start() {
        var driver = onPath("chromedriver");
        var chromium = onPath("chromium", "chromium-browser", "google-chrome");
        if (driver.isEmpty() || chromium.isEmpty()) {
            throw new IllegalStateException(
                    "the profile browser needs chromium and chromedriver on the PATH; Debian has both: apt-get install chromium"
                            + " chromium-driver");
        }
        PROTOCOL.setLevel(Level.OFF);
        var logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.setCapability(ChromeOptions.LOGGING_PREFS, logging);
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        if (Objects.equals(System.getProperty("user.name"), "root")) { // Chromium's sandbox refuses root
            options.addArguments("--no-sandbox");
        }
        // With this Selenium looks for no driver, and downloads none.
        System.setProperty(
                ChromeDriverService.CHROME_DRIVER_EXE_PROPERTY, driver.get().getPath());
        return new Browser(new ChromeDriver(options));
    }

    private static Optional<File> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    /** Loads a page on a screen of this width, with all that was set before. */
    void open(Path page, int width) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        driver.get(page.toUri().toString());
        // On a busy machine a page that is opened again may still be read.
        while (!ask("return [document.readyState]").equals(List.of("complete"))) {
            Thread.onSpinWait();
        }
    }

    /** Whether the scripts of pages that are opened from now on run; {@link #ask} works either way. */
    void runScripts(boolean run) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** What the page is shown on: {@code screen} or {@code print}. */
    void showOn(String media) {
        command("Emulation.setEmulatedMedia", Map.of("media", media));
    }

    /** What a function body returns in the page, a line each. */
    List<String> ask(String body) {
        var answer = driver.executeScript(body);
        return answer instanceof List<?> lines
                ? lines.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What the console has said since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    private void command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
