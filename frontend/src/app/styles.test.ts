import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

it('every component of the library that is used has its styles: they are imported one by one', () => {
  const styles = ['styles', 'workplace'].map((name) => readFileSync(`src/app/${name}.css`, 'utf8')).join();
  const used = sources('src')
    .flatMap((code) => [...code.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap((match) => match[1]!.split(',').map((name) => name.replace('type ', '').trim()));
  expect(used).toContain('Button');
  const withStyles = [...new Set(used)].filter((name) => existsSync(`node_modules/@mantine/core/styles/${name}.css`));
  expect(withStyles.filter((name) => !styles.includes(`/${name}.css`))).toEqual([]);
});
