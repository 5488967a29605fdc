package org.l2bench.reports.cells;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.l2bench.core.file.Reason;

/**
 * Reads objects, one after another or in a list, each a row. What is nested has names with points between ({@code args.seed});
 * lists are text; numbers keep the digits that they have in the file.
 */
final class JsonTable {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            // Python writes them.
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(JSON).build();

    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final List<String[]> rows = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();

    private JsonTable() {}

    /**
     * The table in a text.
     *
     * @throws MalformedTable with the line
     */
    static FileTable of(String file, String text) throws MalformedTable {
        var table = new JsonTable();
        try (var parser = MAPPER.createParser(text)) {
            table.read(parser);
        } catch (IOException e) {
            throw new MalformedTable(Reason.of(e));
        }
        if (table.rows.isEmpty()) {
            throw new MalformedTable("it has no rows");
        }
        return new FileTable("", file, "", List.copyOf(table.columns.keySet()), table.new Objects(), List.of());
    }

    private final class Objects implements CellStore {
        @Override
        public int rows() {
            return rows.size();
        }

        @Override
        public String cell(int row, int column) {
            var cells = rows.get(row);
            return column < cells.length && cells[column] != null ? cells[column] : "";
        }

        @Override
        public int line(int row) {
            return lines.get(row);
        }
    }

    private void read(JsonParser parser) throws IOException, MalformedTable {
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                lines.add(parser.currentTokenLocation().getLineNr());
                var cells = new String[columns.size()];
                rows.add(object(parser, "", cells));
            } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                throw new MalformedTable("line " + parser.currentTokenLocation().getLineNr()
                        + ": expected objects, one a row, found " + parser.getText());
            }
        }
    }

    private String[] object(JsonParser parser, String prefix, String[] before) throws IOException {
        var cells = before;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = prefix + parser.currentName();
            var token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                cells = object(parser, name + ".", cells);
                continue;
            }
            var text = token == JsonToken.START_ARRAY ? parser.readValueAsTree().toString() : parser.getText();
            int column = columns.computeIfAbsent(name, n -> columns.size());
            if (column >= cells.length) {
                cells = Arrays.copyOf(cells, columns.size());
            }
            var seen = texts.putIfAbsent(text, text);
            cells[column] = seen == null ? text : seen;
        }
        return cells;
    }
}
