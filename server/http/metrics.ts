/** Prometheus metrics of this process: requests, hand-ins, and Node's own. */
import type { NextFunction, Request, Response } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Outline } from '../hand-ins/hand-ins.ts';

export interface Metrics {
  readonly observe: (request: Request, response: Response, next: NextFunction) => void;
  readonly handedIn: (document: Outline) => void;
  readonly send: (request: Request, response: Response) => Promise<void>;
}

/** Paths that are told apart. A stranger's path is no label: there is no end of them. */
const routes = [
  '/graphql',
  '/graphiql',
  '/api/documents',
  '/api/reports',
  '/api/export',
  '/api/v1',
  '/api/version',
  '/healthz',
  '/readyz',
  '/metrics',
];

/** @param isPrepared undefined: nothing is prepared, and nothing said of it. */
export function createMetrics(isPrepared?: () => boolean): Metrics {
  const registry = new Registry();
  if (isPrepared !== undefined) preparedGauge(registry, isPrepared);
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'hauberk_http_request_duration_seconds',
    help: 'Time to answer an HTTP request, in seconds; status is "aborted" when the client went away.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers: [registry],
  });
  const documents = new Counter({
    name: 'hauberk_documents_total',
    help: 'Documents handed in over HTTP.',
    labelNames: ['outcome', 'format'],
    registers: [registry],
  });
  const bytes = new Counter({
    name: 'hauberk_document_bytes_total',
    help: 'Bytes of the documents handed in over HTTP.',
    registers: [registry],
  });
  return {
    observe(request, response, next) {
      const end = durations.startTimer();
      response.once('close', () => {
        const status = response.writableFinished ? String(response.statusCode) : 'aborted';
        end({ method: request.method, route: routeOf(request.originalUrl), status });
      });
      next();
    },
    handedIn({ outcome, format, bytes: size }) {
      documents.inc({ outcome, format });
      bytes.inc(size);
    },
    async send(_request, response) {
      response.setHeader('content-type', registry.contentType);
      response.end(await registry.metrics());
    },
  };
}

function preparedGauge(registry: Registry, isPrepared: () => boolean): void {
  new Gauge({
    name: 'hauberk_prepared',
    help: 'Whether the first pages of what the store holds are prepared: 1, or 0 while they are not.',
    registers: [registry],
    collect() {
      this.set(isPrepared() ? 1 : 0);
    },
  });
}

function routeOf(url: string): string {
  const path = url.split('?', 1)[0] as string;
  return routes.find((route) => path === route || path.startsWith(`${route}/`)) ?? 'other';
}
