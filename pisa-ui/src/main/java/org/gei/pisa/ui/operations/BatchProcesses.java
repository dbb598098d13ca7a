package org.gei.pisa.ui.operations;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.web.util.UriComponentsBuilder;

/// The processes of the batch, of which one loads. The one that did so last is asked first, and the
/// others where it can't be reached or says that it stands by. What a process may have begun is not asked
/// of another.
final class BatchProcesses implements ClientHttpRequestInterceptor {

    static final String STANDS_BY = "X-Pisa-Stands-By";

    private final List<URI> processes;
    private volatile int first;

    BatchProcesses(List<String> urls) {
        this.processes = urls.stream().map(URI::create).toList();
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        int begin = first;
        for (int i = 0; ; i++) {
            int process = (begin + i) % processes.size();
            boolean last = i == processes.size() - 1;
            try {
                var response = execution.execute(at(processes.get(process), request), body);
                boolean standsBy = response.getHeaders().containsHeader(STANDS_BY);
                if (last || !standsBy) {
                    first = standsBy ? begin : process;
                    return response;
                }
                response.close();
            } catch (ConnectException | HttpConnectTimeoutException e) {
                if (last) {
                    throw e;
                }
            }
        }
    }

    private static HttpRequest at(URI process, HttpRequest request) {
        var uri = UriComponentsBuilder.fromUri(request.getURI())
                .scheme(process.getScheme())
                .host(process.getHost())
                .port(process.getPort())
                .build(true)
                .toUri();
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return uri;
            }
        };
    }
}
