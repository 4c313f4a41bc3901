//! A model with its input, and the lane of a client on which it computes.

use hipreempt::{Client, Gpu, Priority, Stream};
use tch::nn::{ModuleT, Path, VarStore};
use tch::{Device, Kind, Tensor, no_grad, vision};

use crate::{Failure, torch};

const CLASSES: i64 = 1_000;

/// A client, and its stream.
pub struct Lane {
    pub client: Client,
    pub stream: Stream,
}

impl Lane {
    pub fn new(gpu: &Gpu, priority: Priority) -> Result<Self, Failure> {
        let client = gpu.client(priority)?;
        let stream = client.stream()?;
        Ok(Self { client, stream })
    }
}

type Model = Box<dyn Fn(&Tensor) -> Tensor + Send>;

/// ResNet-18.
pub fn urgent_model(root: &Path<'_>) -> Model {
    let net = vision::resnet::resnet18(root, CLASSES);
    Box::new(move |images| net.forward_t(images, false))
}

/// ResNet-50.
pub fn bulk_model(root: &Path<'_>) -> Model {
    let net = vision::resnet::resnet50(root, CLASSES);
    Box::new(move |images| net.forward_t(images, false))
}

/// One model with random weights and one input.
pub struct Side {
    model: Model,
    /// The input, in the parts that are scheduled one by one.
    parts: Vec<Tensor>,
    /// What the model says by itself.
    expected: Vec<Tensor>,
    _weights: VarStore,
}

impl Side {
    /// A batch of so many square images.
    pub fn new(
        model: fn(&Path<'_>) -> Model,
        device: Device,
        [batch, pixels]: [i64; 2],
        parts: i64,
    ) -> Result<Self, Failure> {
        let weights = VarStore::new(device);
        let model = model(&weights.root());
        let images = Tensor::randn([batch, 3, pixels, pixels], (Kind::Float, device));
        let parts = images.chunk(parts.min(batch), 0);
        Ok(Self { model, parts, expected: Vec::new(), _weights: weights })
    }

    /// Computes once with nobody beside it, and remembers the answers.
    pub fn learn(&mut self, lane: &Lane) -> Result<(), Failure> {
        self.expected = self.compute(lane, || {})?;
        Ok(())
    }

    /// Computes, calls `begins` as each part begins, and waits for the end. Whether the answers are as expected.
    pub fn forward(&mut self, lane: &Lane, begins: impl FnMut()) -> Result<bool, Failure> {
        let answers = self.compute(lane, begins)?;
        // On a GPU, the same kernels in the same order: bits and not tolerances.
        Ok(answers.iter().zip(&self.expected).all(|(answer, expected)| answer.equal(expected)))
    }

    fn compute(&self, lane: &Lane, mut begins: impl FnMut()) -> Result<Vec<Tensor>, Failure> {
        let mut answers = Vec::with_capacity(self.parts.len());
        for images in &self.parts {
            // Work of one length, whatever its place in the batch.
            let unit = images.size()[0] as u64;
            lane.stream.submit(unit, |stream| {
                begins();
                let _on = torch::on_stream(images.device(), stream)?;
                answers.push(no_grad(|| (self.model)(images)));
                Ok::<_, Failure>(())
            })?;
        }
        lane.stream.synchronize()?;
        Ok(answers)
    }
}
