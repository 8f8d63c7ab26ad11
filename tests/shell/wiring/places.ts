import ts from 'typescript';

/** One place of a source where something is called, made, imported or written that a rule may know. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** `call`: the callee, dots and all; a global one as `window.fetch`. `on`: the same with the event's name (`app.on second-instance`). `import`: module and name. */
  readonly kind: 'call' | 'new' | 'on' | 'import' | 'attribute' | 'element' | 'member';
  readonly name: string;
  /** Every name used in the place itself, and in the functions of this file that it names. */
  uses(): ReadonlySet<string>;
  /** Names used in the function the place stands in, and in those of this file that it names. */
  around(): ReadonlySet<string>;
}

const known = new Map<string, readonly Place[]>();

/** All places of a source file, found by parsing it; a text seen before is not parsed again. */
export function placesIn(file: string, text: string): readonly Place[] {
  const key = `${file}\n${text}`;
  const places = known.get(key) ?? parse(file, text);
  known.set(key, places);
  return places;
}

function parse(file: string, text: string): readonly Place[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const functions = functionsOf(source);
  const own = ownNames(source);
  const places: Place[] = [];

  const add = (node: ts.Node, kind: Place['kind'], name: string, within: ts.Node = node): void => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    places.push({ file, line, kind, name, uses: () => namesIn(within, functions), around: () => namesIn(functionAround(node), functions) });
  };

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) addImports(node, add);
    else if (ts.isNewExpression(node)) add(node, 'new', nameOf(node.expression));
    else if (ts.isCallExpression(node)) {
      const called = node.expression.kind === ts.SyntaxKind.ImportKeyword ? 'import' : nameOf(node.expression);
      const name = ts.isIdentifier(node.expression) && !own.has(called) ? `window.${called}` : called;
      add(node, 'call', name);
      const [first] = node.arguments;
      if (/\.(on|once|addListener|addEventListener)$/u.test(name) && first && ts.isStringLiteralLike(first))
        add(node, 'on', `${name} ${first.text}`);
    } else if (ts.isPropertyAccessExpression(node)) add(node, 'member', nameOf(node), statementOf(node));
    else if (ts.isJsxAttribute(node)) add(node, 'attribute', node.name.getText(), node.parent);
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) add(node, 'element', node.tagName.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return places;
}

function addImports(node: ts.ImportDeclaration, add: (node: ts.Node, kind: 'import', name: string) => void): void {
  const from = (node.moduleSpecifier as ts.StringLiteral).text;
  const bindings = node.importClause?.namedBindings;
  if (node.importClause?.name || !node.importClause) add(node, 'import', `${from} *`);
  if (bindings && ts.isNamespaceImport(bindings)) add(node, 'import', `${from} *`);
  if (bindings && ts.isNamedImports(bindings))
    for (const each of bindings.elements) if (!each.isTypeOnly) add(each, 'import', `${from} ${(each.propertyName ?? each.name).text}`);
}

/** `a.b?.c(…).d` as `a.b.c().d`. */
function nameOf(node: ts.Expression): string {
  if (ts.isPropertyAccessExpression(node)) return `${nameOf(node.expression)}.${node.name.text}`;
  if (ts.isElementAccessExpression(node))
    return ts.isStringLiteralLike(node.argumentExpression)
      ? `${nameOf(node.expression)}.${node.argumentExpression.text}`
      : `${nameOf(node.expression)}[]`;
  if (ts.isCallExpression(node)) return `${nameOf(node.expression)}()`;
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node)) return nameOf(node.expression);
  return ts.isIdentifier(node) ? node.text : node.kind === ts.SyntaxKind.ThisKeyword ? 'this' : '?';
}

function functionsOf(source: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const found = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) found.set(node.name.text, node);
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && ts.isFunctionLike(node.initializer))
      found.set(node.name.text, node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function namesIn(start: ts.Node, functions: ReadonlyMap<string, ts.Node>): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !names.has(node.text)) {
      names.add(node.text);
      const named = functions.get(node.text);
      if (named) visit(named);
    }
    ts.forEachChild(node, visit);
  };
  visit(start);
  return names;
}

function statementOf(node: ts.Node): ts.Node {
  for (let outer: ts.Node | undefined = node; outer; outer = outer.parent) if (ts.isStatement(outer)) return outer;
  return node;
}

/** Names this file gives a meaning of its own; any other is the browser's or Node's. */
function ownNames(source: ts.SourceFile): ReadonlySet<string> {
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declares = ts.isBindingElement(node) || ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isImportSpecifier(node);
    if ((declares || ts.isFunctionDeclaration(node) || ts.isImportClause(node)) && node.name && ts.isIdentifier(node.name))
      own.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return own;
}

function functionAround(node: ts.Node): ts.Node {
  for (let outer: ts.Node | undefined = node.parent; outer; outer = outer.parent) if (ts.isFunctionLike(outer)) return outer;
  return node.getSourceFile();
}
