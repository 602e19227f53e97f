package ru.opora.launcher.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's port: the one of last time while it is free, so that tools find the database where it was. */
final class Ports {

    private static final String FILE = "port";

    private Ports() {}

    static int rememberedOrFree(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        var remembered = Files.exists(file) ? Files.readString(file).strip() : "";
        if (remembered.matches("\\d{4,5}") && isFree(Integer.parseInt(remembered))) {
            return Integer.parseInt(remembered);
        }
        int port = free();
        Files.writeString(file, port + "\n");
        return port;
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
