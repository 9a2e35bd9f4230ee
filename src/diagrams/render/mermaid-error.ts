import { sourceLines, type DiagramError } from './source.ts';

type Place = { line: number; column?: number };

/** Where mermaid's various parsers put the place of a mistake. All of it is optional. */
type ParserError = {
  name?: string;
  message?: string;
  /** Of the last token that jison understood. */
  hash?: { loc?: { last_line?: number; last_column?: number } };
  mark?: { line?: number; column?: number };
  result?: {
    lexerErrors?: { line?: number; column?: number; message?: string }[];
    parserErrors?: {
      message?: string;
      token?: { startLine?: number; startColumn?: number };
      previousToken?: { endLine?: number; endColumn?: number };
    }[];
  };
};

// The kinds whose grammars read comments themselves.
const keepComments = /^\s*(agentflow|eventmodeling)/m;
const longestMessage = 400;

/** mermaid's error in one line, with its place counted in the source as it was given. */
export function explainError(error: unknown, source: string): DiagramError {
  const thrown: ParserError =
    typeof error === 'object' && error !== null ? error : { message: String(error) };
  const message = shortMessage(thrown);
  if (thrown.name === 'YAMLException') {
    const { line = 0, column = 0 } = thrown.mark ?? {};
    const opening = source.slice(0, source.indexOf('---')).split('\n').length;
    return { message: `Front matter: ${message}`, line: line + opening + 1, column: column + 1 };
  }
  const lines = sourceLines(source, keepComments.test(source));
  const place = placeOf(thrown) ?? { line: 1 };
  // A grammar that wants more counts one line past the end.
  const line = lines[Math.max(0, place.line - 1)] ?? lines.at(-1) ?? 1;
  return place.column === undefined ? { message, line } : { message, line, column: place.column };
}

function placeOf({ hash, result, message }: ParserError): Place | undefined {
  const location = hash?.loc;
  if (location?.last_line !== undefined) {
    return { line: location.last_line, column: (location.last_column ?? 0) + 1 };
  }
  const [lexer] = result?.lexerErrors ?? [];
  if (lexer?.line) return place(lexer.line, lexer.column);
  const [parser] = result?.parserErrors ?? [];
  if (parser?.token?.startLine) return place(parser.token.startLine, parser.token.startColumn);
  // At the end of the text there is no token to point at, only the one before.
  if (parser?.previousToken?.endLine)
    return place(parser.previousToken.endLine, parser.previousToken.endColumn);
  const [, line, column] =
    /(?:\b(?:on|at)\s+)?line:?\s+(\d+)(?:,?\s+col(?:umn)?:?\s+(\d+))?/i.exec(message ?? '') ?? [];
  if (line === undefined) return undefined;
  return place(Number(line), column === undefined ? undefined : Number(column));
}

function place(line: number, column: number | undefined): Place {
  return column === undefined || Number.isNaN(column) ? { line } : { line, column };
}

function shortMessage({
  name,
  message = 'mermaid could not draw this diagram',
  result,
}: ParserError): string {
  if (name === 'UnknownDiagramError') {
    return 'The first line names no kind of diagram that mermaid knows, such as “flowchart” or “sequenceDiagram”.';
  }
  const own = result?.lexerErrors?.[0]?.message ?? result?.parserErrors?.[0]?.message ?? message;
  // jison quotes the source with a pointer under it; the place is given separately.
  const lines = own.split('\n').filter((line) => !/^[-.\s]*\^|^\.\.\./.test(line));
  const text = lines.join(' ').replace(/\s+/g, ' ').trim();
  return text.length > longestMessage ? `${text.slice(0, longestMessage)}…` : text;
}
