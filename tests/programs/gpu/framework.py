"""One framework's work on the GPU, with deterministic settings, printed as the hash of all its results.

    python3 framework.py eager|training|compile|graphs|triton|jax|cupy

What it prints must not depend on who else is on the GPU, or on any preload. Ends with 77 where the framework is missing.
"""

import hashlib
import os
import sys

ROUNDS = 150
MISSING = 77


def deterministic_torch():
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"
    import torch

    torch.manual_seed(0)
    torch.backends.cudnn.benchmark = False
    torch.backends.cudnn.deterministic = True
    torch.use_deterministic_algorithms(True, warn_only=True)
    return torch


def network(torch):
    layers = []
    for channels in (3, 32, 64):
        layers += [torch.nn.Conv2d(channels, max(32, 2 * channels), 3, padding=1), torch.nn.ReLU()]
    head = [torch.nn.AdaptiveAvgPool2d(1), torch.nn.Flatten(), torch.nn.Linear(128, 10)]
    layers[2] = torch.nn.Conv2d(32, 64, 3, padding=1)
    return torch.nn.Sequential(*layers, *head).cuda()


def torch_bytes(tensor):
    return tensor.detach().cpu().numpy().tobytes()


def eager():
    torch = deterministic_torch()
    model, images = network(torch).eval(), torch.randn(64, 3, 64, 64, device="cuda")
    with torch.inference_mode():
        for _ in range(ROUNDS):
            yield torch_bytes(model(images))
            images = images * 0.999


def training():
    torch = deterministic_torch()
    model, images = network(torch), torch.randn(64, 3, 64, 64, device="cuda")
    labels = torch.arange(64, device="cuda") % 10
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    side = torch.cuda.Stream()
    for _ in range(ROUNDS):
        optimizer.zero_grad(set_to_none=True)
        loss = torch.nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        # A second stream that waits for the first, and the reverse.
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            norm = model[0].weight.detach().norm()
        torch.cuda.current_stream().wait_stream(side)
        yield torch_bytes(torch.stack([loss.detach(), norm]))
    yield b"".join(torch_bytes(parameter) for parameter in model.parameters())


def compile():
    torch = deterministic_torch()

    @torch.compile
    def step(x, y):
        return torch.softmax(torch.sin(x) * 2 + y, dim=-1) + torch.cumsum(x, dim=-1).tanh()

    x, y = torch.randn(512, 4096, device="cuda"), torch.randn(512, 4096, device="cuda")
    for _ in range(ROUNDS):
        x = step(x, y)
        yield torch_bytes(x.sum(dim=0))


def graphs():
    torch = deterministic_torch()
    model, images = network(torch).eval(), torch.randn(64, 3, 64, 64, device="cuda")
    with torch.inference_mode():
        side = torch.cuda.Stream()
        with torch.cuda.stream(side):
            for _ in range(3):
                model(images)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            result = model(images)
        for _ in range(ROUNDS):
            graph.replay()
            yield torch_bytes(result)
            images.mul_(0.999)


def triton():
    torch = deterministic_torch()
    import triton
    import triton.language as tl

    @triton.jit
    def multiply_add(x_ptr, y_ptr, out_ptr, count, rounds, BLOCK: tl.constexpr):
        offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)
        mask = offsets < count
        x, y = tl.load(x_ptr + offsets, mask=mask), tl.load(y_ptr + offsets, mask=mask)
        for _ in range(rounds):
            x = x * 0.999 + y
        tl.store(out_ptr + offsets, x, mask=mask)

    count = 1 << 22
    x, y = torch.randn(count, device="cuda"), torch.randn(count, device="cuda")
    for _ in range(ROUNDS):
        out = torch.empty_like(x)
        multiply_add[(triton.cdiv(count, 1024),)](x, y, out, count, 64, BLOCK=1024)
        x = out
        yield torch_bytes(x[:: 1024].contiguous())


def jax():
    os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false"
    os.environ["XLA_FLAGS"] = "--xla_gpu_deterministic_ops=true --xla_gpu_autotune_level=0"
    import jax
    import jax.numpy as jnp

    if jax.default_backend() != "gpu":
        raise ImportError("JAX sees no GPU")
    x = jax.random.normal(jax.random.PRNGKey(0), (1024, 1024))
    step = jax.jit(lambda x: jnp.tanh(x @ x.T / 1024.0) + x * 0.5)
    for _ in range(ROUNDS):
        x = step(x)
        yield bytes(jax.device_get(x[:, 0]).tobytes())


def cupy():
    import cupy

    kernel = cupy.RawKernel(
        r'extern "C" __global__ void chain(float *x, int rounds) {'
        r" int i = blockIdx.x * blockDim.x + threadIdx.x; float v = x[i];"
        r" for (int n = 0; n < rounds; n++) v = fmaf(v, 0.999f, 0.25f); x[i] = v; }", "chain")
    x = cupy.linspace(0, 1, 1 << 22, dtype=cupy.float32)
    for _ in range(ROUNDS):
        kernel((x.size // 256,), (256,), (x, 512))
        x = cupy.sort(x) - x.mean()
        yield x[:: 1024].tobytes()


def main():
    name = sys.argv[1]
    work = {"eager": eager, "training": training, "compile": compile, "graphs": graphs, "triton": triton, "jax": jax,
            "cupy": cupy}[name]
    digest, parts = hashlib.sha256(), 0
    try:
        for part in work():
            digest.update(part)
            parts += 1
    except ImportError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return MISSING
    print(name, parts, "results", digest.hexdigest())
    return 0


if __name__ == "__main__":
    sys.exit(main())
