package dev.meshward.traffic;

import dev.meshward.manifest.Field;

/** The answer of the Prometheus HTTP API to a query, instant or range. Its series may have been cut out and read alone. */
final class PrometheusResult implements TrafficFormat {

    @Override
    public String name() {
        return "Prometheus query result";
    }

    @Override
    public boolean recognises(Field document) {
        var data = document.at("data");
        boolean answer = data.at("result").isPresent() && data.at("resultType").isPresent();
        return answer
                || (document.at("status").is("error")
                        && document.at("errorType").isPresent());
    }

    @Override
    public void read(Field document, CallCollector collector) {
        if (!document.at("status").is("success")) {
            collector.notice(document.at("status").place(), "the query had failed: " + error(document));
            return;
        }
        document.at("data", "result").items().forEach(series -> PrometheusSeries.readSeries(series, collector));
    }

    private static String error(Field document) {
        return document.at("error").textOr("Prometheus gives no reason");
    }
}
