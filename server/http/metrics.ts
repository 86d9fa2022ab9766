/** Prometheus metrics of this process: request counts and durations, and Node's own. */
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly observe: (request: Request, response: Response, next: NextFunction) => void;
  readonly send: (request: Request, response: Response) => Promise<void>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'hauberk_http_request_duration_seconds',
    help: 'Time to answer an HTTP request, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers: [registry],
  });
  return {
    observe(request, response, next) {
      const end = durations.startTimer();
      response.on('finish', () => {
        // The route, not the path: a path is a stranger's and has no end of values.
        const route = request.route === undefined ? 'other' : `${request.baseUrl}${String(request.route.path)}`;
        end({ method: request.method, route, status: String(response.statusCode) });
      });
      next();
    },
    async send(_request, response) {
      response.setHeader('content-type', registry.contentType);
      response.end(await registry.metrics());
    },
  };
}
