//! A software GPU: the model of a card, in virtual time or shared by processes in real time.
