package org.l2bench.cli.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a browser finds wrong with a page: a line for each fault, none for a page that is right. */
record PageFaults(Browser browser, Path page) {
    static final int PHONE = 360;
    static final int DESK = 1280;
    /** What a sheet of A4 leaves between its margins. */
    private static final int PAPER = 718;

    /** Elements that make the page wider than the screen, folded and unfolded. */
    List<String> sideways(int width) {
        browser.open(page, width);
        var wide = """
                const room = document.documentElement.clientWidth;
                if (document.scrollingElement.scrollWidth <= room) return [];
                return ['the page is ' + document.scrollingElement.scrollWidth + ' wide on ' + room].concat(
                    [...document.querySelectorAll('body *')].filter(e => !e.closest('.scroll *, pre *'))
                        .filter(e => e.getBoundingClientRect().right > room)
                        .map(e => e.tagName + '.' + e.getAttribute('class') + ': ' + e.textContent.slice(0, 60)));
                """;
        var found = new ArrayList<>(browser.ask(wide));
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        found.addAll(browser.ask(wide));
        return found;
    }

    /** Text that lies upon other text, on a screen of this width, unfolded. */
    List<String> overlaps(int width) {
        browser.open(page, width);
        browser.ask("document.querySelectorAll('details').forEach(d => d.open = true)");
        return upon();
    }

    /** The same on paper. */
    List<String> overlapsInPrint() {
        browser.showOn("print");
        browser.open(page, PAPER);
        var found = upon();
        browser.showOn("screen");
        return found;
    }

    /** Rectangles of lines of text that share more than the rounding of their edges; from the top, each with those beside it. */
    private List<String> upon() {
        return browser.ask("""
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), lines = [];
                while (walker.nextNode()) {
                    const text = walker.currentNode, range = document.createRange();
                    if (!text.data.trim() || text.parentElement.closest('svg, script, style')) continue;
                    range.selectNodeContents(text);
                    for (const box of range.getClientRects()) lines.push({text: text.data.trim(), box});
                }
                lines.sort((a, b) => a.box.top - b.box.top);
                const found = [];
                lines.forEach((line, i) => {
                    for (let j = i + 1; j < lines.length && lines[j].box.top < line.box.bottom - 3; j++) {
                        const other = lines[j].box;
                        if (Math.min(line.box.right, other.right) - Math.max(line.box.left, other.left) > 3) {
                            found.push(line.text + ' / ' + lines[j].text);
                        }
                    }
                });
                return found;
                """);
    }

    /** What the console says while the page loads. */
    List<String> messages() {
        browser.console();
        browser.open(page, DESK);
        return browser.console();
    }

    /** Links within the page that lead nowhere, and names that lead to two places. */
    List<String> deadLinks() {
        browser.open(page, DESK);
        return browser.ask("""
                const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                return [...document.querySelectorAll('a[href]')]
                    .filter(a => a.getAttribute('href').startsWith('#'))
                    .map(a => decodeURIComponent(a.hash.slice(1)))
                    .filter(name => !ids.includes(name)).map(name => 'no target #' + name)
                    .concat(ids.filter((id, i) => ids.indexOf(id) !== i).map(id => 'two elements #' + id));
                """);
    }

    /** The links within the page. */
    List<String> innerLinks() {
        browser.open(page, DESK);
        return browser.ask("return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash)");
    }

    /** Text that nobody can see or unfold by hand, and lines that are there only with scripts, or only without. */
    List<String> needsScripts() {
        var lines = "return document.body.innerText.split('\\n')";
        browser.open(page, DESK);
        var with = browser.ask(lines);
        browser.runScripts(false);
        browser.open(page, DESK);
        var without = browser.ask(lines);
        var found = new ArrayList<>(browser.ask("""
                const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                const hidden = [];
                while (walker.nextNode()) {
                    const text = walker.currentNode, element = text.parentElement;
                    if (text.data.trim() && !element.closest('script, style, svg title, svg desc, details:not([open])')
                            && !element.checkVisibility({opacityProperty: true, visibilityProperty: true})) {
                        hidden.push('hidden: ' + text.data.trim());
                    }
                }
                return hidden;
                """));
        browser.runScripts(true);
        with.stream()
                .filter(l -> !without.contains(l))
                .map(l -> "only with scripts: " + l)
                .forEach(found::add);
        without.stream()
                .filter(l -> !with.contains(l))
                .map(l -> "only without: " + l)
                .forEach(found::add);
        return found;
    }

    /** What is folded on a screen, by the line that unfolds it. */
    List<String> folded() {
        browser.open(page, DESK);
        return invisible();
    }

    /** What is folded in print as well. */
    List<String> foldedInPrint() {
        browser.showOn("print");
        browser.open(page, PAPER);
        var found = invisible();
        browser.showOn("screen");
        return found;
    }

    private List<String> invisible() {
        return browser.ask("""
                return [...document.querySelectorAll('details > :not(summary)')]
                    .filter(e => !e.checkVisibility() || e.getBoundingClientRect().height === 0)
                    .map(e => e.parentElement.querySelector('summary').textContent);
                """);
    }
}
