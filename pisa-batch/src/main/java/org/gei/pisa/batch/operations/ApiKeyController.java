package org.gei.pisa.batch.operations;

import java.time.Instant;
import java.util.List;
import org.gei.pisa.batch.warehouse.ApiKeys;
import org.gei.pisa.domain.operations.ApiKey;
import org.gei.pisa.domain.operations.ApiKeyRequest;
import org.gei.pisa.domain.operations.CreatedApiKey;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/api-keys`: which keys of the API there are, make one, revoke one. The answer to the making is
/// the only place where its secret is ever said.
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

    private final ApiKeys keys;
    private final Audit audit;

    ApiKeyController(ApiKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @GetMapping
    List<ApiKey> list() {
        return keys.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CreatedApiKey create(@RequestBody ApiKeyRequest request, Authentication user) {
        return audit.record("create API key", request.name(), () -> {
            checkExpiry(request);
            var secret = ApiKeySecret.random();
            var key = keys.add(request, secret.prefix(), secret.sha256(), user.getName());
            return new CreatedApiKey(key, secret.text());
        });
    }

    @PostMapping("/{id}/revoke")
    ApiKey revoke(@PathVariable long id, Authentication user) {
        var key = keys.one(id).orElseThrow(() -> new NotFoundException("There is no API key " + id + "."));
        return audit.record(
                "revoke API key",
                key.prefix() + " " + key.name(),
                () -> keys.revoke(id, user.getName())
                        .orElseThrow(() -> new RefusedException(key.prefix() + " is expired or revoked already.")));
    }

    private static void checkExpiry(ApiKeyRequest request) {
        var expires = request.expiresAt();
        var now = Instant.now();
        if (expires != null && !expires.isAfter(now)) {
            throw new IllegalArgumentException("expiresAt: expected a moment after " + now + ", but got " + expires);
        }
    }
}
