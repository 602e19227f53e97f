package ru.opora.platform.limits;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandler;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.opora.platform.problem.Problem;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.web.RequestId;
import tools.jackson.databind.json.JsonMapper;

/** Makes problems of the empty answers that Netty itself gives to requests that never become any: too long, broken, too slow. */
@Component
class RefusalBodies {

    private static final Map<Integer, ProblemType> KINDS = Map.of(
            400, ProblemType.BAD_REQUEST,
            408, ProblemType.REQUEST_TOO_SLOW,
            413, ProblemType.TOO_LARGE,
            414, ProblemType.ADDRESS_TOO_LONG,
            431, ProblemType.HEADERS_TOO_LARGE);

    private final MessageSource words;
    private final JsonMapper json;

    RefusalBodies(MessageSource words, JsonMapper json) {
        this.words = words;
        this.json = json;
    }

    ChannelOutboundHandler handler() {
        return new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                context.write(
                        message instanceof FullHttpResponse answer
                                        && !answer.content().isReadable()
                                ? explained(answer)
                                : message,
                        promise);
            }
        };
    }

    private FullHttpResponse explained(FullHttpResponse answer) {
        return Optional.ofNullable(KINDS.get(answer.status().code()))
                .map(kind -> explained(answer, kind))
                .orElse(answer);
    }

    /** In Russian: what language the sender reads was not understood either. */
    private FullHttpResponse explained(FullHttpResponse answer, ProblemType type) {
        Locale russian = Locale.forLanguageTag("ru");
        String requestId = UUID.randomUUID().toString();
        Problem problem = new Problem(
                type.uri(),
                words.getMessage(type.code() + ".title", null, russian),
                type.status().value(),
                words.getMessage(type.code() + ".detail", null, russian),
                URI.create("/"),
                requestId,
                List.of(),
                Map.of());
        byte[] body = json.writeValueAsBytes(problem);
        var full = new DefaultFullHttpResponse(answer.protocolVersion(), answer.status(), Unpooled.wrappedBuffer(body));
        full.headers()
                .set(answer.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set("X-Content-Type-Options", "nosniff")
                .set(RequestId.HEADER, requestId);
        answer.release();
        return full;
    }
}
