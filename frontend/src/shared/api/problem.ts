import type { Problem } from './types';

/** An RFC 9457 problem as an exception; status 0 means the server was not reached. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title || problem.type);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
}

export function problemOf(body: unknown, response: Response): Problem {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  const retryAfter = Number(response.headers.get('Retry-After') ?? NaN);
  const more = { requestId, retryAfter: retryAfter > 0 ? Math.ceil(retryAfter) : undefined };
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...more, ...(body as Problem) };
  }
  return { type: 'about:blank', title: '', status: response.status, ...more };
}

export const isStale = (error: unknown) => error instanceof ApiProblem && error.status === 412;
/** The record as somebody else left it, which a 412 carries. */
export const currentState = <T>(error: unknown): T | undefined =>
  isStale(error) ? ((error as ApiProblem).problem.current as T | undefined) : undefined;

export const isForbidden = (error: unknown) => error instanceof ApiProblem && error.status === 403;

export const isMissing = (error: unknown) =>
  error instanceof ApiProblem && (error.status === 404 || error.status === 400);
