import { describe, expect, it } from 'vitest';
import type { Organization } from '../../shared/api/types';
import { treeStep } from './treeKeys';
import type { TreeNode } from './useTree';

const node = (id: string, level: number, childCount = 0, expanded = false): TreeNode => ({
  organization: { id, name: id, childCount } as Organization,
  level,
  expanded,
});

const nodes = [node('region', 1, 2, true), node('district', 2, 3), node('institute', 2)];

describe('keys of the tree', () => {
  it('walk and stop at both ends', () => {
    expect(treeStep('ArrowDown', 0, nodes)).toEqual({ move: 1 });
    expect(treeStep('ArrowDown', 2, nodes)).toEqual({ move: 2 });
    expect(treeStep('ArrowUp', 0, nodes)).toEqual({ move: 0 });
    expect(treeStep('End', 0, nodes)).toEqual({ move: 2 });
    expect(treeStep('Home', 2, nodes)).toEqual({ move: 0 });
  });

  it('open a closed branch, then step into it', () => {
    expect(treeStep('ArrowRight', 1, nodes)).toEqual({ toggle: { id: 'district', open: true } });
    expect(treeStep('ArrowRight', 0, nodes)).toEqual({ move: 1 });
    expect(treeStep('ArrowRight', 2, nodes)).toEqual({});
  });

  it('close an open branch, then go up to the parent', () => {
    expect(treeStep('ArrowLeft', 0, nodes)).toEqual({ toggle: { id: 'region', open: false } });
    expect(treeStep('ArrowLeft', 2, nodes)).toEqual({ move: 0 });
  });

  it('leave other keys to the browser', () => {
    expect(treeStep('Tab', 0, nodes)).toBeNull();
    expect(treeStep('Enter', 1, nodes)).toEqual({ enter: 'district' });
  });
});
