package io.ringfire.app.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorClient;
import java.io.IOException;

/** A running service, as it is asked over HTTP. */
public interface ServiceAnswers {
    /** Asks, such as {@code /readyz}. Throws IOException when it does not answer. */
    OperatorClient.Answer get(String path) throws IOException, InterruptedException;

    /** Gives a command, such as {@code ping}. Throws IOException when it does not answer. */
    OperatorClient.Answer post(String command, ObjectNode body) throws IOException, InterruptedException;

    /** One that a client reaches. */
    static ServiceAnswers of(OperatorClient client) {
        return new ServiceAnswers() {
            @Override
            public OperatorClient.Answer get(String path) throws IOException, InterruptedException {
                return client.get(path);
            }

            @Override
            public OperatorClient.Answer post(String command, ObjectNode body)
                    throws IOException, InterruptedException {
                return client.post(command, body);
            }
        };
    }
}
