package ru.opora.platform.documents.writing;

import java.util.List;

/**
 * A page that brings somebody to an address.
 *
 * @param heading what it is about, large
 * @param lines beneath the heading
 * @param address what the code on it says, and what stands in letters below the code
 * @param notes beneath the address, smaller
 */
public record Leaflet(String heading, List<String> lines, String address, List<String> notes) {

    public Leaflet {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }
}
